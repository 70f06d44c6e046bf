#include "stdlib/digest.h"

#include <openssl/evp.h>

#include "runtime/base/check.h"
#include "stdlib/byte_text.h"

namespace flux::stdlib {

namespace {

const EVP_MD* Algorithm(DigestAlgorithm algorithm) {
  switch (algorithm) {
    case DigestAlgorithm::kMd5:
      return EVP_md5();
    case DigestAlgorithm::kSha1:
      return EVP_sha1();
    case DigestAlgorithm::kSha256:
      return EVP_sha256();
  }
  return nullptr;
}

}  // namespace

std::string HexDigest(DigestAlgorithm algorithm, std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  FLUX_CHECK(EVP_Digest(bytes.data(), bytes.size(), digest, &size, Algorithm(algorithm), nullptr) == 1);
  return ToHex({reinterpret_cast<const char*>(digest), size});
}

}  // namespace flux::stdlib
