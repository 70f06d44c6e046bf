// Records of those who serve a store: beside the catalogue of buckets, so that a copy of the store has them.

#include "runtime/store/store_state.h"

namespace flux {

namespace {

constexpr std::string_view kRecordPrefix = "r";

std::string RecordKey(std::string_view key) { return std::string(kRecordPrefix) += key; }

}  // namespace

Status Store::WriteRecords(std::span<const RecordChange> changes) {
  store::WriteSet set;
  for (const RecordChange& change : changes) {
    if (change.text) {
      set.Put(store::Space::kCatalog, RecordKey(change.key), *change.text);
    } else {
      set.Delete(store::Space::kCatalog, RecordKey(change.key));
    }
  }
  return state_->map->Write(set, store::KeyValueStore::Durability::kNow);
}

Result<std::vector<StoreRecord>> Store::ReadRecords(std::string_view prefix) const {
  std::vector<StoreRecord> records;
  FLUX_TRY_STATUS(state_->map->ForEach(
      store::Space::kCatalog, RecordKey(prefix), nullptr, [&](std::string_view key, std::string_view text) -> Status {
        records.push_back({std::string(key.substr(kRecordPrefix.size())), std::string(text)});
        return {};
      }));
  return records;
}

}  // namespace flux
