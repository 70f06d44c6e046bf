#pragma once

// What a server remembers beside buckets and points: JSON objects by kind and key, in memory, durable in the store.

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/store/store.h"
#include "tools/server/id.h"
#include "tools/server/json.h"

namespace flux::server {

enum class RecordKind : uint8_t {
#define FLUX_RECORD_KIND(name, key) name,
#include "tools/server/record_kinds.def"
};
inline constexpr size_t kRecordKinds = 0
#define FLUX_RECORD_KIND(name, key) +1
#include "tools/server/record_kinds.def"
    ;

using RecordRef = std::shared_ptr<const json::object>;

// A record to put in the place of what is there.
struct RecordWrite {
  RecordKind kind;
  std::string key;
  RecordRef record;  // null: it goes away
};

// May be used from several threads. Records never change; who holds one holds the state of that moment.
class Records {
 public:
  // Reads those of the store, which outlives this. Fails with `kDataLoss` when one of them is not JSON.
  static Result<std::unique_ptr<Records>> Load(Store& store);

  // The record of a key or an id; null when there is none.
  RecordRef Find(RecordKind kind, std::string_view key) const;
  // The same.
  RecordRef Find(RecordKind kind, Id id) const { return Find(kind, id.Text()); }
  // In order of their keys, of those that begin with a text.
  std::vector<RecordRef> List(RecordKind kind, std::string_view prefix = {}) const;
  // Takes effect as a whole, durably, or not at all.
  Status Write(std::span<const RecordWrite> writes);
  // The same for one record: puts it in the place of what is there, or removes it.
  Status Put(RecordKind kind, std::string_view key, json::object record);
  Status Put(RecordKind kind, Id id, json::object record) { return Put(kind, id.Text(), std::move(record)); }
  Status Remove(RecordKind kind, std::string_view key);
  // To be held by whoever looks before it writes.
  std::mutex& writing() { return writing_; }
  // Changes whenever a record of the kind does.
  uint64_t version(RecordKind kind) const;

 private:
  struct Table {
    std::map<std::string, RecordRef, std::less<>> records;
    uint64_t version = 0;
  };
  explicit Records(Store& store) : store_(store) {}

  Store& store_;
  std::mutex writing_;
  mutable std::shared_mutex mutex_;
  std::array<Table, kRecordKinds> tables_;
};

}  // namespace flux::server
