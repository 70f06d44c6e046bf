#include "vm/jit/object_store.h"

#include <fmt/format.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "vm/jit/version.h"

namespace flux::jit {
namespace {

constexpr std::string_view kMagic = "fluxjit1";

std::string Digest(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

// The processor as the kernel describes it: objects of another one get other names, so that machines may share a
// directory.
const std::string& ProcessorText() {
  static const std::string text = [] {
    std::ifstream in("/proc/cpuinfo");
    std::string line, found;
    while (std::getline(in, line) && !line.empty()) {
      if (line.starts_with("model name") || line.starts_with("flags")) found += line;
    }
    return found;
  }();
  return text;
}

void AppendText(std::string& out, std::string_view text) {
  const uint64_t size = text.size();
  out.append(reinterpret_cast<const char*>(&size), sizeof(size));
  out += text;
}

std::optional<std::string> TakeText(std::string_view& in) {
  uint64_t size = 0;
  if (in.size() < sizeof(size)) return std::nullopt;
  std::memcpy(&size, in.data(), sizeof(size));
  in.remove_prefix(sizeof(size));
  if (size > in.size()) return std::nullopt;
  std::string text(in.substr(0, size));
  in.remove_prefix(size);
  return text;
}

}  // namespace

std::string ObjectStore::PathOf(std::string_view key) const {
  std::string identity = fmt::format("{} {} ", FLUX_JIT_VERSION, ProcessorText());
  identity += key;
  return directory_ + '/' + Digest(identity) + ".o";
}

bool ObjectStore::Has(std::string_view key) const {
  std::error_code error;
  return !directory_.empty() && std::filesystem::exists(PathOf(key), error);
}

std::optional<std::string> ObjectStore::Read(std::string_view key, std::string_view target) const {
  if (directory_.empty()) return std::nullopt;
  std::ifstream file(PathOf(key), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::string_view in = bytes;
  if (!in.starts_with(kMagic)) return std::nullopt;
  in.remove_prefix(kMagic.size());
  const std::optional<std::string> digest = TakeText(in);
  if (!digest || *digest != Digest(in)) return std::nullopt;
  const std::optional<std::string> stored_key = TakeText(in);
  const std::optional<std::string> stored_target = TakeText(in);
  std::optional<std::string> object = TakeText(in);
  // The name is a digest only; the file itself says what it is for.
  if (!object || stored_key != key || stored_target != target) return std::nullopt;
  return object;
}

void ObjectStore::Write(std::string_view key, std::string_view target, std::string_view object) const {
  if (directory_.empty()) return;
  std::string body;
  AppendText(body, key);
  AppendText(body, target);
  AppendText(body, object);
  std::string bytes(kMagic);
  AppendText(bytes, Digest(body));
  bytes += body;
  std::error_code error;
  std::filesystem::create_directories(directory_, error);
  const std::string path = PathOf(key);
  const std::string temporary = fmt::format("{}.{}.tmp", path, getpid());
  std::ofstream file(temporary, std::ios::binary);
  file << bytes;
  file.close();
  if (file) std::filesystem::rename(temporary, path, error);
  if (!file || error) std::filesystem::remove(temporary, error);
}

}  // namespace flux::jit
