#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <xxhash.h>

#include "runtime/base/check.h"
#include "stdlib/arguments.h"
#include "stdlib/byte_text.h"
#include "stdlib/contrib/qxip/hash/city_hash.h"
#include "stdlib/digest.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "contrib/qxip/hash";
constexpr std::string_view kParameters = "v";
constexpr std::string_view kHmacParameters = "v k";

template <DigestAlgorithm algorithm>
std::string Digest(std::string_view text) {
  return HexDigest(algorithm, text);
}

std::string XxHash(std::string_view text) { return fmt::format("{}", XXH64(text.data(), text.size(), 0)); }

std::string CityHash(std::string_view text) { return fmt::format("{}", CityHash64(text)); }

std::string UrlBase64(std::string_view text) { return ToBase64(text, Base64Alphabet::kUrl); }

constexpr char kSha256[] = "hash.sha256", kSha1[] = "hash.sha1", kMd5[] = "hash.md5", kXxHash[] = "hash.xxhash64",
               kCityHash[] = "hash.cityhash64", kB64[] = "hash.b64";

// The hash of a string; null for null.
template <const char* name, auto function>
Result<Value> Hash(CallContext&, Args args) {
  if (args[0].is_null()) return Value::Null(ValueKind::kString);
  FLUX_TRY(const std::string text, ArgReader(name, kParameters, args).String(0));
  return Value::String(function(text));
}

Result<Value> Hmac(CallContext&, Args args) {
  if (args[0].is_null() || args[1].is_null()) return Value::Null(ValueKind::kString);
  const ArgReader in("hash.hmac", kHmacParameters, args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const std::string key, in.String(1));
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  FLUX_CHECK(HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes, text.size(), digest, &size) != nullptr);
  return Value::String(ToBase64({reinterpret_cast<const char*>(digest), size}));
}

}  // namespace

void RegisterHash(Registry& registry) {
  const auto add = [&](std::string_view name, BuiltinFn fn) {
    registry.Add(BuiltinDef{kPackage, name, kParameters, fn, true, ColumnType::kString});
  };
  add("sha256", Hash<kSha256, Digest<DigestAlgorithm::kSha256>>);
  add("sha1", Hash<kSha1, Digest<DigestAlgorithm::kSha1>>);
  add("md5", Hash<kMd5, Digest<DigestAlgorithm::kMd5>>);
  add("xxhash64", Hash<kXxHash, XxHash>);
  add("cityhash64", Hash<kCityHash, CityHash>);
  add("b64", Hash<kB64, UrlBase64>);
  registry.Add(BuiltinDef{kPackage, "hmac", kHmacParameters, Hmac, true, ColumnType::kString});
}

}  // namespace flux::stdlib
