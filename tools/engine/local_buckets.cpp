#include "tools/engine/local_buckets.h"

#include <filesystem>

#include "runtime/store/store.h"

namespace flux {

namespace {

// A store that cannot be read is for the run to complain about.
std::optional<std::vector<std::string>> ReadNames(const std::string& directory) {
  std::error_code error;
  if (directory.empty() || !std::filesystem::exists(std::filesystem::path(directory) / "CURRENT", error))
    return std::nullopt;
  auto store = Store::Open(directory, {.must_exist = true, .is_read_only = true});
  if (!store) return std::nullopt;
  std::vector<std::string> names;
  for (const Bucket& bucket : (*store)->ListBuckets()) names.push_back(bucket.name);
  return names;
}

}  // namespace

std::optional<std::vector<std::string>> LocalBuckets::Names() const {
  std::call_once(once_, [this] { names_ = ReadNames(data_directory_); });
  return names_;
}

}  // namespace flux
