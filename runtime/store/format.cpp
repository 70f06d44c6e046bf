// The version of the form in which a store is kept.

#include <fmt/format.h>

#include "runtime/store/bytes.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

// 1: there is no record of it. 2: deletions in the log, compressed blocks. 3: batches by column in the log; numbers of
// packs that the frozen series index knows never come again.
constexpr uint64_t kFormat = 3;
constexpr std::string_view kFormatKey = "f";

Result<uint64_t> FormatOf(KeyValueStore& map) {
  PinnedValue value;
  FLUX_TRY(const bool is_found, map.Get(Space::kCatalog, kFormatKey, nullptr, value));
  return is_found ? ByteReader(value.bytes()).Varint() : 1;
}

}  // namespace

Status CheckFormat(KeyValueStore& map) {
  FLUX_TRY(const uint64_t format, FormatOf(map));
  if (format <= kFormat) return {};
  return Fail(ErrorCode::kFailedPrecondition,
              fmt::format("the store is of a newer fluxc: it has format {}, and this one knows those up to {}; use the "
                          "newer one, or export from there and write here",
                          format, kFormat));
}

Status UpgradeFormat(KeyValueStore& map) {
  FLUX_TRY(const uint64_t format, FormatOf(map));
  if (format >= kFormat) return {};
  WriteSet changes;
  std::string bytes;
  PutVarint(bytes, kFormat);
  changes.Put(Space::kCatalog, kFormatKey, bytes);
  return map.Write(changes, KeyValueStore::Durability::kNow);
}

}  // namespace flux::store
