// Copies a store, for backups and for putting them back.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "runtime/store/directory.h"
#include "runtime/store/maintenance.h"
#include "runtime/store/store_state.h"

namespace flux {

using store::KeyValueStore;

namespace {

namespace fs = std::filesystem;

// Whether the second path is the first one or below it.
bool Contains(const fs::path& outer, const fs::path& inner) {
  std::error_code ignored;
  const fs::path a = fs::weakly_canonical(outer, ignored), b = fs::weakly_canonical(inner, ignored);
  return std::ranges::mismatch(a, b).in1 == a.end();
}

Status CheckTarget(const std::string& path, const std::string& to) {
  if (Contains(path, to)) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("`{}` lies in the store `{}`, which must hold nothing else", to, path));
  }
  std::error_code error;
  if (fs::exists(to, error) && !(fs::is_directory(to, error) && fs::is_empty(to, error))) {
    return Fail(ErrorCode::kAlreadyExists,
                fmt::format("there is something at `{}` already; move it away, nothing is replaced", to));
  }
  return {};
}

Status CopyInto(const std::string& path, const std::string& target, const CancelToken& cancel) {
  FLUX_TRY(const std::unique_ptr<KeyValueStore> from, KeyValueStore::OpenForReading(path, {.cache_bytes = 0}));
  FLUX_TRY(const std::unique_ptr<KeyValueStore> to, KeyValueStore::Open(target, {.cache_bytes = 0}));
  FLUX_TRY_STATUS(from->CopyTo(*to, cancel));
  return to->Flush();
}

// Copies, checks the copy and gives it its name.
Result<std::vector<BucketContent>> CopyAs(const std::string& path, const std::string& partial, const std::string& to,
                                          const CancelToken& cancel) {
  FLUX_TRY_STATUS(CopyInto(path, partial, cancel));
  FLUX_TRY(StoreVerification copy, VerifyStore(partial));
  if (!copy.damage.empty()) return Fail(ErrorCode::kDataLoss, copy.damage.front());
  FLUX_TRY_STATUS(cancel.Check());
  std::error_code error;
  fs::rename(partial, to, error);
  if (error) {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("the copy `{}` cannot be named `{}`: {}", partial, to, error.message()));
  }
  store::SyncDirectory(fs::path(to).parent_path().string());
  return std::move(copy.buckets);
}

}  // namespace

Result<std::vector<BucketContent>> CopyStore(const std::string& path, const std::string& to,
                                             const CancelToken& cancel) {
  const std::string target = store::WithoutSlashes(to), partial = target + ".partial";
  FLUX_TRY_STATUS(CheckTarget(path, target));
  FLUX_TRY_STATUS(store::CheckNothingAt(partial));
  auto copied = CopyAs(path, partial, target, cancel);
  std::error_code ignored;
  if (!copied) fs::remove_all(partial, ignored);
  return copied;
}

}  // namespace flux
