#pragma once

// The wall around RocksDB: an ordered, durable, checksummed map from bytes to bytes in a few separate spaces.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/cancel.h"
#include "runtime/base/error.h"
#include "runtime/store/log_check.h"

namespace flux::store {

// Separate key spaces, each with its own files.
enum class Space : uint8_t { kCatalog, kLog, kChunkIndex, kChunks };

// Much that need not take effect together is written in sets of about this size.
constexpr size_t kWriteSetBytes = size_t{8} << 20;

// Changes that take effect together or not at all.
class WriteSet {
 public:
  WriteSet();
  ~WriteSet();
  WriteSet(WriteSet&&) noexcept;
  // Later changes of one key win.
  void Put(Space space, std::string_view key, std::string_view value);
  // A key that does not exist is no error.
  void Delete(Space space, std::string_view key);
  // Deletes the keys in [from, to).
  void DeleteRange(Space space, std::string_view from, std::string_view to);
  size_t ByteSize() const;

 private:
  friend class KeyValueStore;
  struct Data;
  std::unique_ptr<Data> data_;
};

// A consistent state of the map, kept readable until the last reference is gone.
class Snapshot;
using SnapshotRef = std::shared_ptr<const Snapshot>;

// A value as the cache holds it, without a copy.
class PinnedValue {
 public:
  PinnedValue();
  ~PinnedValue();
  std::string_view bytes() const;

 private:
  friend class KeyValueStore;
  struct Data;
  std::unique_ptr<Data> data_;
};

// Reads keys of one space which mostly follow one another, so that few of them need a search. For small values: it may
// read some that lie between.
class KeyCursor {
 public:
  ~KeyCursor();
  // The value of a key, valid until the next call; nothing when it has none.
  Result<std::optional<std::string_view>> Get(std::string_view key);

 private:
  friend class KeyValueStore;
  struct Data;
  explicit KeyCursor(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

// An open map. May be used from several threads.
class KeyValueStore {
 public:
  // How to open a map.
  struct Options {
    bool must_exist = false;
    size_t cache_bytes = size_t{128} << 20;
    // Makes spaces that are missing, as they may be in a map that was rebuilt.
    bool may_lack_spaces = false;
    // Told what was done about an unacknowledged write that a crash left half done.
    std::function<void(std::string_view)> warn = {};
  };
  // Opens or makes the map in `path`. Fails when another process writes to it, when its files are damaged, and when
  // there are files of a map but not the one that says what they are.
  static Result<std::unique_ptr<KeyValueStore>> Open(const std::string& path, const Options& options);
  // Opens the map as it is now, for reading only: beside a writer, in a directory that cannot be written, leaving no
  // trace. What is written later is not seen. `Write` and `Flush` fail.
  static Result<std::unique_ptr<KeyValueStore>> OpenForReading(const std::string& path, const Options& options);
  ~KeyValueStore();

  // Whether a write waits for the disk. What does not must be all there is until `Flush`, as in a map that is being
  // made: a power cut may leave later writes and not earlier ones, which is taken for damage.
  enum class Durability : uint8_t { kLater, kNow };
  // Applies `changes`; with `kNow`, this and all earlier writes survive a power failure once it returns. After an
  // error nothing of `changes` is visible. After a full disk, writes work again some seconds after there is room (100
  // MB); after other failures of the disk all writes fail until the map is opened again.
  Status Write(const WriteSet& changes, Durability durability);
  // Writes what is in memory to files, so that the next open replays nothing.
  Status Flush();
  // Rewrites the files without what was deleted, which frees its room once nobody reads it any more.
  Status Compact();
  // Reads every block of every file and compares its checksum.
  Status VerifyFiles();
  // Writes all that is here at this moment to a map that is empty.
  Status CopyTo(KeyValueStore& to, const CancelToken& cancel);
  // The same of a map with damaged files, without what is in the blocks that cannot be read.
  Status CopyReadableTo(KeyValueStore& to);
  // About how much the keys in [from, to) take in files.
  uint64_t FileBytes(Space space, std::string_view from, std::string_view to) const;
  // Compares the log files in `path` with what was acknowledged.
  static LogCheck CheckLogFiles(const std::string& path);
  // Makes a map of the table files in `path`, whatever else is or is not there.
  static Status RebuildFromTables(const std::string& path);
  // Applies the record of a write-ahead log again.
  Status ApplyLogRecord(std::string_view record);

  // The state after all writes so far.
  SnapshotRef TakeSnapshot();
  // Reads a key; gives false when it has no value. Without a snapshot the newest state is read.
  Result<bool> Get(Space space, std::string_view key, const SnapshotRef& snapshot, PinnedValue& value);
  // Reads at the snapshot, which it keeps. The map must outlive it.
  std::unique_ptr<KeyCursor> MakeCursor(Space space, SnapshotRef snapshot);
  // Visits the keys that start with `prefix` in order, those from `from` on. What is read once for all need not stay in
  // the cache.
  enum class Caching : uint8_t { kKept, kReadOnce };
  using Visitor = std::function<Status(std::string_view key, std::string_view value)>;
  Status ForEach(Space space, std::string_view prefix, const SnapshotRef& snapshot, const Visitor& visit,
                 Caching caching = Caching::kKept, std::string_view from = {});

 private:
  struct Data;
  explicit KeyValueStore(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace flux::store
