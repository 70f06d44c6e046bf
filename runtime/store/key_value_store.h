#pragma once

// The wall around RocksDB: an ordered, durable, checksummed map from bytes to bytes in a few separate spaces.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::store {

// Separate key spaces, each with its own files.
enum class Space : uint8_t { kCatalog, kLog, kChunkIndex, kChunks };

// Changes that take effect together or not at all.
class WriteSet {
 public:
  WriteSet();
  ~WriteSet();
  WriteSet(WriteSet&&) noexcept;
  void Put(Space space, std::string_view key, std::string_view value);
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

class KeyValueStore {
 public:
  struct Options {
    bool must_exist = false;
    size_t cache_bytes = size_t{128} << 20;
  };
  // Opens or makes the map in `path`. Fails when another process has it open, or its files are damaged.
  static Result<std::unique_ptr<KeyValueStore>> Open(const std::string& path, const Options& options);
  ~KeyValueStore();

  enum class Durability : uint8_t { kLater, kNow };
  // Applies `changes`; with `kNow`, this and all earlier writes survive a power failure once it returns. After an
  // error nothing of `changes` is visible. After a full disk, writes work again some seconds after there is room (100
  // MB); after other failures of the disk all writes fail until the map is opened again.
  Status Write(const WriteSet& changes, Durability durability);
  // Writes what is in memory to files, so that the next open replays nothing.
  Status Flush();

  SnapshotRef TakeSnapshot();
  // Reads a key; gives false when it has no value. Without a snapshot the newest state is read.
  Result<bool> Get(Space space, std::string_view key, const SnapshotRef& snapshot, PinnedValue& value);
  // Visits the keys that start with `prefix` in order.
  using Visitor = std::function<Status(std::string_view key, std::string_view value)>;
  Status ForEach(Space space, std::string_view prefix, const SnapshotRef& snapshot, const Visitor& visit);

 private:
  struct Data;
  explicit KeyValueStore(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace flux::store
