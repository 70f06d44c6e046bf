#include "runtime/store/key_value_store.h"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <array>
#include <filesystem>
#include <mutex>
#include <vector>

#include "runtime/store/manifest_guard.h"

namespace flux::store {

namespace {

constexpr std::array<const char*, 4> kSpaceNames = {"default", "log", "chunk_index", "chunks"};

constexpr uint64_t kLogBytes = 8 << 20;

rocksdb::Slice ToSlice(std::string_view text) { return {text.data(), text.size()}; }
std::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

Error ToError(const rocksdb::Status& status, const std::string& path) {
  const std::string text = status.ToString();
  if (status.IsCorruption()) {
    return {ErrorCode::kDataLoss,
            fmt::format("data directory `{}` is damaged: {}; restore it from a backup", path, text)};
  }
  if (status.IsNoSpace() || text.find("No space left") != text.npos || text.find("File too large") != text.npos) {
    return {ErrorCode::kResourceExhausted,
            fmt::format("no space left for data directory `{}`: {}; free some space and try again", path, text)};
  }
  if (status.IsBusy()) {
    return {ErrorCode::kUnavailable,
            fmt::format("data directory `{}` is recovering from a full disk; try again in some seconds", path)};
  }
  return {ErrorCode::kUnavailable, fmt::format("data directory `{}` cannot be used: {}", path, text)};
}

Error OpenError(const rocksdb::Status& status, const std::string& path, const rocksdb::Options& options) {
  const std::string text = status.ToString();
  if (text.find("LOCK") != text.npos && text.find("lock") != text.npos &&
      (text.find("unavailable") != text.npos || text.find("already held") != text.npos ||
       text.find("lock hold by current process") != text.npos)) {
    return {ErrorCode::kUnavailable,
            fmt::format("data directory `{}` is in use by another process; stop it, or send queries and writes to it "
                        "when it is a server",
                        path)};
  }
  if (!options.create_if_missing && text.find("does not exist") != text.npos) {
    return {ErrorCode::kNotFound, fmt::format("no data directory at `{}`; write to a bucket to make one", path)};
  }
  // A file that is missing or of the wrong size shows as an I/O error or an invalid argument.
  if (!status.IsCorruption() && text.find("CURRENT") != text.npos) {
    return {ErrorCode::kDataLoss,
            fmt::format("data directory `{}` is damaged: {}; restore it from a backup", path, text)};
  }
  return ToError(status, path);
}

rocksdb::Options DatabaseOptions(const KeyValueStore::Options& options) {
  rocksdb::Options out;
  out.create_if_missing = !options.must_exist;
  out.create_missing_column_families = true;
  out.max_background_jobs = 2;
  // Opening a directory must be quick: few threads to start, no files to read or write that can wait.
  out.max_file_opening_threads = 1;
  out.skip_stats_update_on_db_open = true;
  out.avoid_flush_during_recovery = true;
  out.max_total_wal_size = size_t{512} << 20;
  out.keep_log_file_num = 2;
  out.max_log_file_size = 1 << 20;
  out.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  out.stats_dump_period_sec = 0;
  out.stats_persist_period_sec = 0;
  // A torn record at the end of the log is a write that was never acknowledged; anything else is damage and an error.
  out.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  return out;
}

rocksdb::ColumnFamilyOptions SpaceOptions(Space space, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions out;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = 16 << 10;
  table.format_version = 5;
  table.checksum = rocksdb::kXXH3;
  if (space == Space::kChunks) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  out.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  // Chunks are compressed already, and nothing else is large.
  out.compression = rocksdb::kNoCompression;
  out.write_buffer_size = (space == Space::kChunks || space == Space::kLog) ? 32 << 20 : 4 << 20;
  return out;
}

}  // namespace

struct WriteSet::Data {
  // Operations name spaces; handles are known to the open database only.
  struct Operation {
    enum class Kind : uint8_t { kPut, kDelete, kDeleteRange } kind;
    Space space;
    std::string key, value;
  };
  std::vector<Operation> operations;
  size_t bytes = 0;
  void Add(Operation::Kind kind, Space space, std::string_view key, std::string_view value) {
    operations.push_back({kind, space, std::string(key), std::string(value)});
    bytes += key.size() + value.size();
  }
};

WriteSet::WriteSet() : data_(std::make_unique<Data>()) {}
WriteSet::~WriteSet() = default;
WriteSet::WriteSet(WriteSet&&) noexcept = default;
void WriteSet::Put(Space space, std::string_view key, std::string_view value) {
  data_->Add(Data::Operation::Kind::kPut, space, key, value);
}
void WriteSet::Delete(Space space, std::string_view key) { data_->Add(Data::Operation::Kind::kDelete, space, key, {}); }
void WriteSet::DeleteRange(Space space, std::string_view from, std::string_view to) {
  data_->Add(Data::Operation::Kind::kDeleteRange, space, from, to);
}
size_t WriteSet::ByteSize() const { return data_->bytes; }

struct PinnedValue::Data {
  rocksdb::PinnableSlice slice;
};
PinnedValue::PinnedValue() : data_(std::make_unique<Data>()) {}
PinnedValue::~PinnedValue() = default;
std::string_view PinnedValue::bytes() const { return ToView(data_->slice); }

class Snapshot {
 public:
  explicit Snapshot(std::shared_ptr<rocksdb::DB> db) : db_(std::move(db)), snapshot_(db_->GetSnapshot()) {}
  ~Snapshot() { db_->ReleaseSnapshot(snapshot_); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  const rocksdb::Snapshot* get() const { return snapshot_; }

 private:
  std::shared_ptr<rocksdb::DB> db_;
  const rocksdb::Snapshot* snapshot_;
};

struct KeyValueStore::Data {
  std::string path;
  std::shared_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  std::mutex failure_mutex;
  bool has_failed = false;

  ~Data() {
    for (rocksdb::ColumnFamilyHandle* handle : handles) db->DestroyColumnFamilyHandle(handle);
  }
  rocksdb::ColumnFamilyHandle* Handle(Space space) const { return handles[static_cast<size_t>(space)]; }
  // Records of the log are deleted soon after they are written, so its files hold next to nothing but take space.
  Status DropDeletedLog() {
    uint64_t bytes = 0;
    if (!db->GetIntProperty(Handle(Space::kLog), "rocksdb.total-sst-files-size", &bytes) || bytes < kLogBytes)
      return {};
    const rocksdb::Status status =
        db->CompactRange(rocksdb::CompactRangeOptions(), Handle(Space::kLog), nullptr, nullptr);
    if (!status.ok()) return std::unexpected(ToError(status, path));
    return {};
  }
  rocksdb::ReadOptions ReadAt(const SnapshotRef& snapshot) const {
    rocksdb::ReadOptions read;
    if (snapshot) read.snapshot = snapshot->get();
    return read;
  }
};

KeyValueStore::KeyValueStore(std::unique_ptr<Data> data) : data_(std::move(data)) {}
KeyValueStore::~KeyValueStore() = default;

Result<std::unique_ptr<KeyValueStore>> KeyValueStore::Open(const std::string& path, const Options& options) {
  const rocksdb::Options db_options = DatabaseOptions(options);
  std::error_code ignored;
  if (db_options.create_if_missing) std::filesystem::create_directories(path, ignored);
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(options.cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (size_t i = 0; i < kSpaceNames.size(); ++i) {
    families.emplace_back(kSpaceNames[i], SpaceOptions(static_cast<Space>(i), cache));
  }
  auto data = std::make_unique<Data>();
  data->path = path;
  FLUX_TRY_STATUS(CheckManifest(path));
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(db_options, path, families, &data->handles, &db);
  if (!status.ok()) return std::unexpected(OpenError(status, path, db_options));
  data->db.reset(db);
  RecordManifest(path);
  return std::unique_ptr<KeyValueStore>(new KeyValueStore(std::move(data)));
}

Status KeyValueStore::Write(const WriteSet& changes, Durability durability) {
  using Kind = WriteSet::Data::Operation::Kind;
  rocksdb::WriteBatch batch(changes.ByteSize() + 64 * changes.data_->operations.size());
  for (const WriteSet::Data::Operation& op : changes.data_->operations) {
    rocksdb::ColumnFamilyHandle* handle = data_->Handle(op.space);
    rocksdb::Status added;
    switch (op.kind) {
      case Kind::kPut:
        added = batch.Put(handle, op.key, op.value);
        break;
      case Kind::kDelete:
        added = batch.Delete(handle, op.key);
        break;
      case Kind::kDeleteRange:
        added = batch.DeleteRange(handle, op.key, op.value);
        break;
    }
    if (!added.ok()) return std::unexpected(ToError(added, data_->path));
  }
  const std::lock_guard lock(data_->failure_mutex);
  if (data_->has_failed) {
    // After a failed write the database refuses all others until it is told to go on.
    if (const rocksdb::Status resumed = data_->db->Resume(); !resumed.ok()) {
      return std::unexpected(ToError(resumed, data_->path));
    }
    data_->has_failed = false;
  }
  rocksdb::WriteOptions options;
  options.sync = durability == Durability::kNow;
  const rocksdb::Status status = data_->db->Write(options, &batch);
  if (status.ok()) return {};
  data_->has_failed = true;
  return std::unexpected(ToError(status, data_->path));
}

Status KeyValueStore::Flush() {
  const rocksdb::Status status = data_->db->Flush(rocksdb::FlushOptions(), data_->handles);
  if (!status.ok()) return std::unexpected(ToError(status, data_->path));
  FLUX_TRY_STATUS(data_->DropDeletedLog());
  RecordManifest(data_->path);
  return {};
}

SnapshotRef KeyValueStore::TakeSnapshot() { return std::make_shared<const Snapshot>(data_->db); }

Result<bool> KeyValueStore::Get(Space space, std::string_view key, const SnapshotRef& snapshot, PinnedValue& value) {
  value.data_->slice.Reset();
  const rocksdb::Status status =
      data_->db->Get(data_->ReadAt(snapshot), data_->Handle(space), ToSlice(key), &value.data_->slice);
  if (status.IsNotFound()) return false;
  if (!status.ok()) return std::unexpected(ToError(status, data_->path));
  return true;
}

Status KeyValueStore::ForEach(Space space, std::string_view prefix, const SnapshotRef& snapshot, const Visitor& visit) {
  rocksdb::ReadOptions read = data_->ReadAt(snapshot);
  const std::unique_ptr<rocksdb::Iterator> at(data_->db->NewIterator(read, data_->Handle(space)));
  for (at->Seek(ToSlice(prefix)); at->Valid() && at->key().starts_with(ToSlice(prefix)); at->Next()) {
    FLUX_TRY_STATUS(visit(ToView(at->key()), ToView(at->value())));
  }
  if (!at->status().ok()) return std::unexpected(ToError(at->status(), data_->path));
  return {};
}

}  // namespace flux::store
