#include "runtime/store/key_value_store.h"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "runtime/base/memory.h"
#include "runtime/store/damaged_files.h"
#include "runtime/store/directory.h"
#include "runtime/store/file_view.h"
#include "runtime/store/table_files.h"
#include "runtime/store/witness.h"

namespace flux::store {

namespace {

constexpr std::array<const char*, 4> kSpaceNames = {"default", "log", "chunk_index", "chunks"};

constexpr uint64_t kLogBytes = 8 << 20;

// Comes behind the keys of all buckets.
constexpr const char* kNobodysKey = "\xff\xff\xff\xff\xff";

// What must stay free on the disk for small files.
constexpr uint64_t kSpareBytes = 1 << 20;

rocksdb::Slice ToSlice(std::string_view text) { return {text.data(), text.size()}; }
std::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

bool IsDiskFull(const rocksdb::Status& status) {
  const std::string text = status.ToString();
  return status.IsNoSpace() || text.find("No space left") != text.npos || text.find("File too large") != text.npos ||
         text.find("Disk quota exceeded") != text.npos;
}

Error ToError(const rocksdb::Status& status, const std::string& path) {
  const std::string text = status.ToString();
  if (IsDiskFull(status)) return DiskFullError(path, text);
  if (status.IsCorruption()) return DamagedError(path, text).error();
  if (status.IsBusy()) {
    return {ErrorCode::kUnavailable,
            fmt::format("data directory `{}` is recovering from a full disk; try again in some seconds", path)};
  }
  return {ErrorCode::kUnavailable, fmt::format("data directory `{}` cannot be used: {}", path, text)};
}

Error Damage(std::string what) { return {ErrorCode::kDataLoss, std::move(what)}; }

// A file that is missing, of the wrong size or another's shows as an I/O error or an invalid argument.
Error OpenError(const rocksdb::Status& status, const std::string& path) {
  const std::string text = status.ToString();
  const bool is_denied = text.find("Permission denied") != text.npos || text.find("Read-only file") != text.npos ||
                         text.find("Too many open files") != text.npos;
  // What cannot be written says nothing of what is there.
  const bool is_unwritable = text.find("While fdatasync") != text.npos || text.find("While fsync") != text.npos ||
                             text.find("While append") != text.npos;
  if (is_denied || is_unwritable || IsDiskFull(status) || status.IsBusy()) return ToError(status, path);
  // It looks for tables under a second, older name.
  if (const size_t at = text.find(".ldb: No such file"); at != text.npos) {
    const size_t name = text.rfind('/', at) + 1;
    return Damage(fmt::format("`{}.sst` is missing", text.substr(name, at - name)));
  }
  return Damage(text);
}

Error MissingError(const std::string& path) {
  if (Status listed = CheckListable(path); !listed) return std::move(listed.error());
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    const bool is_foreign = InspectDirectory(path) == DirectoryState::kForeign;
    return {ErrorCode::kNotFound,
            fmt::format("there is no store in `{}`; {}", path,
                        is_foreign ? "`--data` names its directory" : "write to a bucket to make one")};
  }
  return {ErrorCode::kNotFound, fmt::format("no data directory at `{}`; write to a bucket to make one", path)};
}

// The files of a store among other files could not be told apart, and would be in their way.
Error ForeignError(const std::string& path) {
  return {
      ErrorCode::kFailedPrecondition,
      fmt::format("no store can be made in `{}`: there are other files in it; `--data` takes an empty directory, or "
                  "one that is not there yet",
                  path)};
}

Error ReadingOnlyError(const std::string& path) {
  return {ErrorCode::kFailedPrecondition, fmt::format("data directory `{}` was opened for reading only", path)};
}

Error HeadlessError() { return Damage("it has files of a store, but `CURRENT` is missing"); }

// RocksDB's own log has no place in a directory that is only read, and RocksDB aborts when it cannot write to it for
// the second time, as on a full disk. What goes wrong is in the status of calls.
class SilentLogger final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::Options DatabaseOptions() {
  rocksdb::Options out;
  out.max_background_jobs = 2;
  // Opening a directory must be quick: few threads to start, no files to read or write that can wait.
  out.max_file_opening_threads = 1;
  out.skip_stats_update_on_db_open = true;
  out.avoid_flush_during_recovery = true;
  // What must last is in the log.
  out.avoid_flush_during_shutdown = true;
  out.max_total_wal_size = size_t{512} << 20;
  out.info_log = std::make_shared<SilentLogger>();
  out.stats_dump_period_sec = 0;
  out.stats_persist_period_sec = 0;
  // The logs were checked before: where the first whole records end, there is nothing behind that was acknowledged.
  out.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  out.verify_sst_unique_id_in_manifest = true;
  // Space that is reserved but not used would fill a small disk, or look as if it did.
  out.allow_fallocate = false;
  return out;
}

rocksdb::ColumnFamilyOptions SpaceOptions(Space space, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions out;
  rocksdb::BlockBasedTableOptions table;
  if (cache) table.block_cache = cache;
  table.block_size = 16 << 10;
  table.format_version = 5;
  table.checksum = rocksdb::kXXH3;
  if (space == Space::kChunks) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  out.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  // Names of series resemble each other, as do small chunks; a block that does not get smaller is left as it is.
  // Records of the log do not live long enough.
  out.compression = space == Space::kLog ? rocksdb::kNoCompression : rocksdb::kZSTD;
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
  // Of a map that can be written; the lock goes last.
  std::unique_ptr<WriteLock> lock;
  std::unique_ptr<WitnessKeeper> witness;

  ~Data() {
    for (rocksdb::ColumnFamilyHandle* handle : handles) db->DestroyColumnFamilyHandle(handle);
    // Closing removes logs that are needed no more, and the note must not miss them.
    db.reset();
    if (witness) witness->RecordRemoved();
  }
  // A disk that fills up within RocksDB leaves it in a state in which it aborts, so there must be room beforehand: for
  // `bytes` and for moving to files what is in memory.
  Status CheckRoomFor(uint64_t bytes) {
    uint64_t memory = 0;
    (void)db->GetAggregatedIntProperty(rocksdb::DB::Properties::kCurSizeAllMemTables, &memory);
    return CheckRoom(path, kSpareBytes + bytes + memory);
  }
  // Notes that all that was written is on disk.
  void Acknowledge() {
    std::unique_ptr<rocksdb::LogFile> log;
    if (db->GetCurrentWalFile(&log).ok()) witness->Record(log->LogNumber(), db->GetLatestSequenceNumber());
  }
  // After a failed write RocksDB turns to a new log only when there is something in memory to move to files, and aborts
  // at the next write to the old one. So there must be something beforehand, which need not last.
  Status PutSomethingInMemory() {
    for (rocksdb::ColumnFamilyHandle* handle : handles) {
      uint64_t count = 0;
      if (db->GetIntProperty(handle, rocksdb::DB::Properties::kNumEntriesActiveMemTable, &count) && count > 0)
        return {};
    }
    rocksdb::WriteOptions options;
    options.disableWAL = true;
    const rocksdb::Status status = db->Delete(options, Handle(Space::kChunkIndex), kNobodysKey);
    return status.ok() ? Status() : std::unexpected(ToError(status, path));
  }
  // After a failure the database refuses all writes until it is told to go on.
  Status GoOn() {
    if (!has_failed) return {};
    if (const rocksdb::Status resumed = db->Resume(); !resumed.ok()) return std::unexpected(ToError(resumed, path));
    has_failed = false;
    return {};
  }
  std::unexpected<Error> Failed(const rocksdb::Status& status) {
    has_failed = true;
    return std::unexpected(ToError(status, path));
  }
  Status SyncAndAcknowledge() {
    if (const rocksdb::Status synced = db->SyncWAL(); !synced.ok()) return std::unexpected(ToError(synced, path));
    Acknowledge();
    return {};
  }
  rocksdb::ColumnFamilyHandle* Handle(Space space) const { return handles[static_cast<size_t>(space)]; }
  // Records of the log are deleted soon after they are written, so its files hold next to nothing but take space.
  Status DropDeletedLog() {
    uint64_t bytes = 0;
    if (!db->GetIntProperty(Handle(Space::kLog), "rocksdb.total-sst-files-size", &bytes) || bytes < kLogBytes)
      return {};
    const rocksdb::Status status =
        db->CompactRange(rocksdb::CompactRangeOptions(), Handle(Space::kLog), nullptr, nullptr);
    return status.ok() ? Status() : Failed(status);
  }
  rocksdb::ReadOptions ReadAt(const SnapshotRef& snapshot) const {
    rocksdb::ReadOptions read;
    if (snapshot) read.snapshot = snapshot->get();
    return read;
  }
};

KeyValueStore::KeyValueStore(std::unique_ptr<Data> data) : data_(std::move(data)) {}
KeyValueStore::~KeyValueStore() = default;

namespace {

std::vector<rocksdb::ColumnFamilyDescriptor> Families(size_t cache_bytes) {
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (size_t i = 0; i < kSpaceNames.size(); ++i) {
    families.emplace_back(kSpaceNames[i], SpaceOptions(static_cast<Space>(i), cache));
  }
  return families;
}

// Shows the manifest as it was before a change that was not completed.
FileView ViewOf(const std::optional<LogFault>& torn_manifest) {
  return torn_manifest ? FileView{.cut_file = torn_manifest->file, .cut_bytes = torn_manifest->good_bytes} : FileView{};
}

// The number of the oldest log that the manifest needs; 0, so that all are, when it cannot be read.
uint64_t OldestNeededLog(const std::string& path, const std::optional<LogFault>& torn_manifest) {
  rocksdb::Options options = DatabaseOptions();
  FileView view = ViewOf(torn_manifest);
  view.has_logs = false;
  const std::unique_ptr<rocksdb::Env> env = MakeEnv(std::move(view));
  options.env = env.get();
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  if (!rocksdb::DB::OpenForReadOnly(options, path, Families(0), &handles, &opened).ok()) return 0;
  const std::unique_ptr<rocksdb::DB> db(opened);
  uint64_t oldest = 0;
  if (!db->GetIntProperty(rocksdb::DB::Properties::kMinLogNumberToKeep, &oldest)) oldest = 0;
  for (rocksdb::ColumnFamilyHandle* handle : handles) db->DestroyColumnFamilyHandle(handle);
  return oldest;
}

// Fails when what was acknowledged is not there any more.
Result<LogCheck> CheckedLogs(const std::string& path) {
  LogCheck check = KeyValueStore::CheckLogFiles(path);
  if (!check.damage.empty()) return std::unexpected(Damage(check.damage.front().what));
  return check;
}

void Warn(const KeyValueStore::Options& options, const std::string& path, const LogFault& tail) {
  if (options.warn) options.warn(fmt::format("data directory `{}`: {}; it is left out", path, tail.what));
}

// Cuts what was not completed off the logs, so that more can follow.
Status MendTail(const std::string& path, const KeyValueStore::Options& options) {
  FLUX_TRY(const LogCheck check, CheckedLogs(path));
  if (check.torn_manifest) FLUX_TRY_STATUS(CutFile(path, check.torn_manifest->file, check.torn_manifest->good_bytes));
  if (!check.torn_tail) return {};
  Warn(options, path, *check.torn_tail);
  return CutFile(path, check.torn_tail->file, check.torn_tail->good_bytes);
}

// Prepares a directory that is to be written, and says whether a map has to be made in it.
Result<bool> PrepareDirectory(const std::string& path, const KeyValueStore::Options& options) {
  switch (InspectDirectory(path)) {
    case DirectoryState::kEmpty:
      if (options.must_exist) return std::unexpected(MissingError(path));
      FLUX_TRY_STATUS(BeginMaking(path));
      return true;
    case DirectoryState::kForeign:
      return std::unexpected(options.must_exist ? MissingError(path) : ForeignError(path));
    case DirectoryState::kUnfinished:
      // Making it may have ended with half a manifest.
      (void)MendTail(path, options);
      return true;
    case DirectoryState::kHeadless:
      return std::unexpected(HeadlessError());
    case DirectoryState::kStore:
      FLUX_TRY_STATUS(MendTail(path, options));
      return false;
  }
  return false;
}

// What tells whether files that a reader needs may have been removed: a writer changes the manifest first.
struct Head {
  DirectoryState state = DirectoryState::kEmpty;
  std::string manifest;
  uintmax_t bytes = 0;
  friend bool operator==(const Head&, const Head&) = default;
};

Head HeadOf(const std::string& path) {
  Head head{InspectDirectory(path), CurrentManifest(path), 0};
  std::error_code ignored;
  head.bytes = std::filesystem::file_size(path + "/" + head.manifest, ignored);
  if (ignored) head.bytes = 0;
  return head;
}

// Opening writes a new manifest and moves what is in the logs to tables.
uint64_t RoomToOpen(const std::string& path) {
  uint64_t bytes = kSpareBytes + HeadOf(path).bytes;
  for (const uint64_t number : LogNumbers(path)) {
    std::error_code error;
    const uintmax_t log_bytes = std::filesystem::file_size(path + "/" + LogName(number), error);
    if (!error) bytes += log_bytes;
  }
  return bytes;
}

}  // namespace

Result<std::unique_ptr<KeyValueStore>> KeyValueStore::Open(const std::string& path, const Options& options) {
  const MemoryScope uncounted(nullptr);
  const DirectoryState before = InspectDirectory(path);
  if (before == DirectoryState::kEmpty && options.must_exist) return std::unexpected(MissingError(path));
  if (before == DirectoryState::kForeign) {
    return std::unexpected(options.must_exist ? MissingError(path) : ForeignError(path));
  }
  if (before == DirectoryState::kHeadless) return std::unexpected(HeadlessError());
  FLUX_TRY_STATUS(MakeDirectory(path));
  auto data = std::make_unique<Data>();
  data->path = path;
  FLUX_TRY(data->lock, WriteLock::Take(path));
  FLUX_TRY_STATUS(CheckRoom(path, RoomToOpen(path)));
  FLUX_TRY(const bool is_new, PrepareDirectory(path, options));
  rocksdb::Options db_options = DatabaseOptions();
  const std::shared_ptr<rocksdb::Env> env = MakeTableEnv();
  db_options.env = env.get();
  db_options.create_if_missing = is_new;
  // A map that was rebuilt lacks the spaces of which there were no files.
  db_options.create_missing_column_families = is_new || options.may_lack_spaces;
  // Logs of writers that wrote nothing are left behind; opening thoroughly removes them.
  constexpr size_t kManyLogs = 8;
  db_options.avoid_flush_during_recovery = LogNumbers(path).size() < kManyLogs;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status =
      rocksdb::DB::Open(db_options, path, Families(options.cache_bytes), &data->handles, &db);
  if (!status.ok()) return std::unexpected(OpenError(status, path));
  data->db = std::shared_ptr<rocksdb::DB>(db, [env](rocksdb::DB* opened) { delete opened; });
  if (is_new) EndMaking(path);
  data->witness = std::make_unique<WitnessKeeper>(path);
  data->Acknowledge();
  return std::unique_ptr<KeyValueStore>(new KeyValueStore(std::move(data)));
}

namespace {

// One attempt to open for reading.
struct Opened {
  std::shared_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
};

Result<Opened> OpenOnce(const std::string& path, const KeyValueStore::Options& options) {
  switch (InspectDirectory(path)) {
    case DirectoryState::kEmpty:
    case DirectoryState::kForeign:
      return std::unexpected(MissingError(path));
    case DirectoryState::kUnfinished:
      return Fail(ErrorCode::kNotFound,
                  fmt::format("the data directory at `{}` was never finished; write to a bucket to make it", path));
    case DirectoryState::kHeadless:
      return std::unexpected(HeadlessError());
    case DirectoryState::kStore:
      break;
  }
  FLUX_TRY(const LogCheck check, CheckedLogs(path));
  if (check.torn_tail && !IsWritten(path)) Warn(options, path, *check.torn_tail);
  const std::shared_ptr<rocksdb::Env> env = MakeEnv(ViewOf(check.torn_manifest));
  rocksdb::Options db_options = DatabaseOptions();
  db_options.env = env.get();
  Opened out;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status =
      rocksdb::DB::OpenForReadOnly(db_options, path, Families(options.cache_bytes), &out.handles, &db);
  if (!status.ok()) return std::unexpected(OpenError(status, path));
  out.db = std::shared_ptr<rocksdb::DB>(db, [env](rocksdb::DB* opened) { delete opened; });
  return out;
}

}  // namespace

// All files of an open map are open, so a writer that removes one later does no harm. Whether it did so meanwhile shows
// in the manifest; then what was opened may be half of one state and half of the next.
Result<std::unique_ptr<KeyValueStore>> KeyValueStore::OpenForReading(const std::string& path, const Options& options) {
  const MemoryScope uncounted(nullptr);
  constexpr std::chrono::milliseconds kLongestPause{50};
  constexpr std::chrono::seconds kPatience{20};
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  std::chrono::milliseconds pause{1};
  for (;;) {
    const Head before = HeadOf(path);
    Result<Opened> opened = OpenOnce(path, options);
    auto data = std::make_unique<Data>();
    if (opened) {
      data->path = path;
      data->db = std::move(opened->db);
      data->handles = std::move(opened->handles);
    }
    const bool is_being_made = before.state == DirectoryState::kUnfinished && IsWritten(path);
    const bool is_settled = before == HeadOf(path) && !is_being_made;
    if (is_settled && !opened) return std::unexpected(std::move(opened.error()));
    if (is_settled) return std::unique_ptr<KeyValueStore>(new KeyValueStore(std::move(data)));
    if (std::chrono::steady_clock::now() > deadline) {
      return Fail(ErrorCode::kUnavailable,
                  fmt::format("data directory `{}` is being rewritten all the time; try again", path));
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(2 * pause, kLongestPause);
  }
}

Status KeyValueStore::Write(const WriteSet& changes, Durability durability) {
  // What takes no number of its own must not be acknowledged with the one of `PutSomethingInMemory`, which may be lost.
  if (changes.data_->operations.empty()) return {};
  const MemoryScope uncounted(nullptr);
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
  if (!data_->lock) return std::unexpected(ReadingOnlyError(data_->path));
  FLUX_TRY_STATUS(data_->CheckRoomFor(2 * changes.ByteSize()));
  FLUX_TRY_STATUS(data_->GoOn());
  FLUX_TRY_STATUS(data_->PutSomethingInMemory());
  rocksdb::WriteOptions options;
  options.sync = durability == Durability::kNow;
  const rocksdb::Status status = data_->db->Write(options, &batch);
  if (status.ok()) {
    if (options.sync) data_->Acknowledge();
    return {};
  }
  return data_->Failed(status);
}

Status KeyValueStore::Flush() {
  const MemoryScope uncounted(nullptr);
  const std::lock_guard lock(data_->failure_mutex);
  if (!data_->lock) return std::unexpected(ReadingOnlyError(data_->path));
  FLUX_TRY_STATUS(data_->CheckRoomFor(0));
  FLUX_TRY_STATUS(data_->GoOn());
  const rocksdb::Status status = data_->db->Flush(rocksdb::FlushOptions(), data_->handles);
  if (!status.ok()) return data_->Failed(status);
  FLUX_TRY_STATUS(data_->DropDeletedLog());
  return data_->SyncAndAcknowledge();
}

Status KeyValueStore::Compact() {
  FLUX_TRY_STATUS(Flush());
  const MemoryScope uncounted(nullptr);
  const std::lock_guard lock(data_->failure_mutex);
  rocksdb::CompactRangeOptions all;
  all.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  for (rocksdb::ColumnFamilyHandle* handle : data_->handles) {
    FLUX_TRY_STATUS(data_->CheckRoomFor(0));
    const rocksdb::Status status = data_->db->CompactRange(all, handle, nullptr, nullptr);
    if (!status.ok()) return data_->Failed(status);
  }
  return data_->SyncAndAcknowledge();
}

Status KeyValueStore::VerifyFiles() {
  const rocksdb::Status status = data_->db->VerifyChecksum();
  if (!status.ok()) return std::unexpected(OpenError(status, data_->path));
  return {};
}

namespace {

// Fills a map with the records of another.
class MapCopier {
 public:
  MapCopier(KeyValueStore& to, const CancelToken* cancel) : to_(to), cancel_(cancel) {}
  Status Put(Space space, std::string_view key, std::string_view value) {
    changes_->Put(space, key, value);
    return changes_->ByteSize() < kWriteSetBytes ? Status() : Write();
  }
  Status Write() {
    if (cancel_ != nullptr) FLUX_TRY_STATUS(cancel_->Check());
    FLUX_TRY_STATUS(to_.Write(*changes_, KeyValueStore::Durability::kLater));
    changes_.emplace();
    return {};
  }

 private:
  KeyValueStore& to_;
  const CancelToken* cancel_;
  std::optional<WriteSet> changes_{std::in_place};
};

}  // namespace

Status KeyValueStore::CopyTo(KeyValueStore& to, const CancelToken& cancel) {
  const SnapshotRef snapshot = TakeSnapshot();
  MapCopier copier(to, &cancel);
  for (size_t i = 0; i < kSpaceNames.size(); ++i) {
    const Space space = static_cast<Space>(i);
    const auto copy = [&](std::string_view key, std::string_view value) { return copier.Put(space, key, value); };
    FLUX_TRY_STATUS(ForEach(space, "", snapshot, copy, Caching::kReadOnce));
  }
  return copier.Write();
}

Status KeyValueStore::CopyReadableTo(KeyValueStore& to) {
  const MemoryScope uncounted(nullptr);
  MapCopier copier(to, nullptr);
  for (size_t i = 0; i < kSpaceNames.size(); ++i) {
    const Space space = static_cast<Space>(i);
    const auto put = [&](std::string_view key, std::string_view value) { return copier.Put(space, key, value); };
    FLUX_TRY_STATUS(ReadWhatCanBeRead(*data_->db, data_->Handle(space), DatabaseOptions(), put));
  }
  return copier.Write();
}

uint64_t KeyValueStore::FileBytes(Space space, std::string_view from, std::string_view to) const {
  const MemoryScope uncounted(nullptr);
  const rocksdb::Range range(ToSlice(from), ToSlice(to));
  uint64_t bytes = 0;
  const rocksdb::Status status = data_->db->GetApproximateSizes({}, data_->Handle(space), &range, 1, &bytes);
  return status.ok() ? bytes : 0;
}

LogCheck KeyValueStore::CheckLogFiles(const std::string& path) {
  return CheckLogs(path, [&](const auto& torn_manifest) { return OldestNeededLog(path, torn_manifest); });
}

Status KeyValueStore::RebuildFromTables(const std::string& path) {
  rocksdb::Options options = DatabaseOptions();
  options.create_if_missing = true;
  const rocksdb::Status status = rocksdb::RepairDB(path, options, Families(0), SpaceOptions(Space::kCatalog, nullptr));
  if (!status.ok()) return std::unexpected(ToError(status, path));
  return {};
}

namespace {

// Turns the record of a log into changes.
class LogRecordReader final : public rocksdb::WriteBatch::Handler {
 public:
  explicit LogRecordReader(WriteSet& changes) : changes_(changes) {}
  rocksdb::Status PutCF(uint32_t space, const rocksdb::Slice& key, const rocksdb::Slice& value) override {
    if (space < kSpaceNames.size()) changes_.Put(static_cast<Space>(space), ToView(key), ToView(value));
    return {};
  }
  rocksdb::Status DeleteCF(uint32_t space, const rocksdb::Slice& key) override {
    if (space < kSpaceNames.size()) changes_.Delete(static_cast<Space>(space), ToView(key));
    return {};
  }
  rocksdb::Status DeleteRangeCF(uint32_t space, const rocksdb::Slice& from, const rocksdb::Slice& to) override {
    if (space < kSpaceNames.size()) changes_.DeleteRange(static_cast<Space>(space), ToView(from), ToView(to));
    return {};
  }

 private:
  WriteSet& changes_;
};

}  // namespace

// Spaces are made in their order with the map, so their numbers in records are those of the enumeration.
Status KeyValueStore::ApplyLogRecord(std::string_view record) {
  const rocksdb::WriteBatch batch{std::string(record)};
  WriteSet changes;
  LogRecordReader reader(changes);
  if (const rocksdb::Status read = batch.Iterate(&reader); !read.ok()) {
    return std::unexpected(ToError(read, data_->path));
  }
  return Write(changes, Durability::kLater);
}

SnapshotRef KeyValueStore::TakeSnapshot() {
  const MemoryScope uncounted(nullptr);
  return std::make_shared<const Snapshot>(data_->db);
}

Result<bool> KeyValueStore::Get(Space space, std::string_view key, const SnapshotRef& snapshot, PinnedValue& value) {
  const MemoryScope uncounted(nullptr);
  value.data_->slice.Reset();
  const rocksdb::Status status =
      data_->db->Get(data_->ReadAt(snapshot), data_->Handle(space), ToSlice(key), &value.data_->slice);
  if (status.IsNotFound()) return false;
  if (!status.ok()) return std::unexpected(ToError(status, data_->path));
  return true;
}

Status KeyValueStore::ForEach(Space space, std::string_view prefix, const SnapshotRef& snapshot, const Visitor& visit,
                              Caching caching, std::string_view from) {
  MemoryAccount* const account = ThreadMemory::Current().account();
  const MemoryScope uncounted(nullptr);
  rocksdb::ReadOptions read = data_->ReadAt(snapshot);
  read.fill_cache = caching == Caching::kKept;
  const std::unique_ptr<rocksdb::Iterator> at(data_->db->NewIterator(read, data_->Handle(space)));
  for (at->Seek(ToSlice(std::max(prefix, from))); at->Valid() && at->key().starts_with(ToSlice(prefix)); at->Next()) {
    const MemoryScope counted(account);
    FLUX_TRY_STATUS(visit(ToView(at->key()), ToView(at->value())));
  }
  if (!at->status().ok()) return std::unexpected(ToError(at->status(), data_->path));
  return {};
}

struct KeyCursor::Data {
  SnapshotRef snapshot;
  std::string path;
  std::unique_ptr<rocksdb::Iterator> at;
};

KeyCursor::KeyCursor(std::unique_ptr<Data> data) : data_(std::move(data)) {}

KeyCursor::~KeyCursor() {
  const MemoryScope uncounted(nullptr);
  data_.reset();
}

Result<std::optional<std::string_view>> KeyCursor::Get(std::string_view key) {
  // A search costs as much as some steps.
  constexpr int kSteps = 4;
  const MemoryScope uncounted(nullptr);
  rocksdb::Iterator& at = *data_->at;
  int order = -1;
  for (int step = 0; step < kSteps && at.Valid(); ++step) {
    order = at.key().compare(ToSlice(key));
    if (order >= 0) break;
    at.Next();
  }
  if (order != 0) at.Seek(ToSlice(key));
  if (!at.status().ok()) return std::unexpected(ToError(at.status(), data_->path));
  if (!at.Valid() || at.key() != ToSlice(key)) return std::nullopt;
  return ToView(at.value());
}

std::unique_ptr<KeyCursor> KeyValueStore::MakeCursor(Space space, SnapshotRef snapshot) {
  const MemoryScope uncounted(nullptr);
  std::unique_ptr<rocksdb::Iterator> at(data_->db->NewIterator(data_->ReadAt(snapshot), data_->Handle(space)));
  auto data = std::make_unique<KeyCursor::Data>(std::move(snapshot), data_->path, std::move(at));
  return std::unique_ptr<KeyCursor>(new KeyCursor(std::move(data)));
}

}  // namespace flux::store
