#include "tools/server/records.h"

#include <boost/json/serialize.hpp>

#include "fmt/format.h"

namespace flux::server {

namespace {

constexpr std::string_view kPrefixes[] = {
#define FLUX_RECORD_KIND(name, key) key "/",
#include "tools/server/record_kinds.def"
};

std::string_view PrefixOf(RecordKind kind) { return kPrefixes[static_cast<size_t>(kind)]; }

}  // namespace

Result<std::unique_ptr<Records>> Records::Load(Store& store) {
  std::unique_ptr<Records> records(new Records(store));
  for (size_t kind = 0; kind < kRecordKinds; ++kind) {
    FLUX_TRY(const std::vector<StoreRecord> stored, store.ReadRecords(kPrefixes[kind]));
    for (const StoreRecord& record : stored) {
      Result<json::object> object = ParseObject(record.text);
      if (!object)
        return Fail(ErrorCode::kDataLoss, fmt::format("the record `{}` of the store is damaged", record.key));
      records->tables_[kind].records.emplace(record.key.substr(kPrefixes[kind].size()),
                                             std::make_shared<const json::object>(*std::move(object)));
    }
  }
  return records;
}

RecordRef Records::Find(RecordKind kind, std::string_view key) const {
  const std::shared_lock lock(mutex_);
  const auto& records = tables_[static_cast<size_t>(kind)].records;
  const auto found = records.find(key);
  return found != records.end() ? found->second : nullptr;
}

std::vector<RecordRef> Records::List(RecordKind kind, std::string_view prefix) const {
  const std::shared_lock lock(mutex_);
  const auto& records = tables_[static_cast<size_t>(kind)].records;
  std::vector<RecordRef> list;
  for (auto it = records.lower_bound(prefix); it != records.end() && it->first.starts_with(prefix); ++it)
    list.push_back(it->second);
  return list;
}

Status Records::Write(std::span<const RecordWrite> writes) {
  std::vector<RecordChange> changes;
  for (const RecordWrite& write : writes) {
    RecordChange& change = changes.emplace_back();
    change.key = fmt::format("{}{}", PrefixOf(write.kind), write.key);
    if (write.record != nullptr) change.text = json::serialize(*write.record);
  }
  FLUX_TRY_STATUS(store_.WriteRecords(changes));
  const std::unique_lock lock(mutex_);
  for (const RecordWrite& write : writes) {
    Table& table = tables_[static_cast<size_t>(write.kind)];
    ++table.version;
    if (write.record == nullptr) {
      table.records.erase(write.key);
    } else {
      table.records.insert_or_assign(write.key, write.record);
    }
  }
  return {};
}

Status Records::Put(RecordKind kind, std::string_view key, json::object record) {
  const RecordWrite write{kind, std::string(key), std::make_shared<const json::object>(std::move(record))};
  return Write({&write, 1});
}

Status Records::Remove(RecordKind kind, std::string_view key) {
  const RecordWrite write{kind, std::string(key), nullptr};
  return Write({&write, 1});
}

uint64_t Records::version(RecordKind kind) const {
  const std::shared_lock lock(mutex_);
  return tables_[static_cast<size_t>(kind)].version;
}

}  // namespace flux::server
