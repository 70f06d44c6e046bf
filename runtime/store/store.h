#pragma once

// The embedded time-series store: a directory holds buckets, a bucket holds series, a series holds fields of points.
// One process writes to a directory, any number read it. A write is durable when it is acknowledged; a scan sees one
// consistent state.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/io/line_protocol.h"
#include "runtime/source/source.h"
#include "runtime/store/delete_predicate.h"

namespace flux {

struct StoreOptions {
  // Fails on a directory that holds no store instead of making one.
  bool must_exist = false;
  // Opens the state of this moment for reading only: beside a writer, without leaving anything in the directory.
  bool is_read_only = false;
  // Bytes of fresh points kept in memory before they are sealed into chunks.
  size_t memory_limit = size_t{128} << 20;
  // Bytes of encoded data cached between reads.
  size_t cache_bytes = size_t{128} << 20;
  // So many fields of series, or a sixteenth of those that are frozen, come before the series index is frozen anew.
  size_t freeze_from = 1024;
  // Outlives the store. Once canceled, what is durable is not sealed any more: the next writer does it. Null: never.
  const CancelToken* cancel = nullptr;
  // Told what was done about a write that a crash left half done.
  std::function<void(std::string_view)> warn = {};
  // Tells the time by which points expire. Null: the host's clock.
  std::function<Time()> clock = {};
  // The shortest time for which a bucket may be made to keep points: an hour, as InfluxDB wants it. For tests.
  int64_t least_retention = 3600 * kNsPerSecond;
};

// A bucket as users see it.
struct Bucket {
  uint32_t id = 0;
  std::string name;
  Duration retention;  // zero: points are kept forever
  Time created;
  bool is_system = false;  // every store has it; it can be neither renamed nor deleted
};

// A point that was not written, by its index in the batch (or its line in a text), and why.
struct RejectedPoint {
  size_t index = 0;
  std::string reason;
};

// What became of a batch: good points are written even when others are rejected.
struct WriteReport {
  size_t written_points = 0;
  size_t rejected_points = 0;
  std::vector<RejectedPoint> rejected;  // the first `kMaxRejected` of them
  static constexpr size_t kMaxRejected = 1000;
  // How many of the rejected points are older than the bucket keeps points, and of these the oldest and the newest.
  size_t expired_points = 0;
  std::string expired;
};
// What InfluxDB answers when points were rejected: `partial write: … dropped=2`.
std::string PartialWriteText(const WriteReport& report);

// What a delete was about.
struct DeleteReport {
  size_t series = 0;  // those that its predicate picks
  // Those of them that had points in the span, as far as that is known without reading chunks: one with earlier and
  // later points in one chunk counts, too.
  size_t affected_series = 0;
};

// What became of a text in line protocol.
struct LoadReport {
  size_t lines = 0;         // lines that held a good point
  size_t field_values = 0;  // values written
  size_t rejected_lines = 0;
  std::vector<LineError> rejected;  // the first ones, in order of their lines
  // The times of good points lie between these; the first is behind the last when there are none.
  Time first_time{INT64_MAX}, last_time{INT64_MIN};
};

// Loads line protocol into a bucket. Text may be cut anywhere; what was fed is durable after `Commit`. After a failed
// call the loader must be dropped; earlier batches stay written.
class LineLoader {
 public:
  virtual ~LineLoader() = default;
  // Parses and writes; syncs after every so many lines.
  virtual Status Feed(std::string_view text) = 0;
  // Makes the lines that arrived whole durable.
  virtual Status Sync() = 0;
  // Takes what is left as the last line and makes everything durable.
  virtual Status Commit() = 0;
  // Of what is durable: up to date after `Sync` and `Commit`.
  virtual const LoadReport& report() const = 0;
};

// What a bucket knows of a measurement: all fields and tags that its series ever had, by name.
struct MeasurementNames {
  std::string name;
  std::vector<std::pair<std::string, ColumnType>> fields;
  std::vector<std::string> tags;
};

// A small text that is kept beside the buckets, by its key.
struct StoreRecord {
  std::string key, text;
};
// A record to write; without a text, one to remove.
struct RecordChange {
  std::string key;
  std::optional<std::string> text;
};

struct StoreState;

// An open data directory. May be used from several threads.
class Store {
 public:
  // Opens or makes the store at `path`. Fails when it is damaged, or is to be written and another process writes to it.
  static Result<std::unique_ptr<Store>> Open(const std::string& path, const StoreOptions& options = {});
  // Seals what is in memory, best effort: unsealed points are durable and found again on the next open.
  ~Store();

  // Fails when the name is taken, empty, starts with `_` or contains `"`, and on a retention of less than an hour.
  Result<Bucket> CreateBucket(std::string_view name, Duration retention = {});
  // The same for the new name. Readers and writers of the bucket go on.
  Status RenameBucket(std::string_view name, std::string_view new_name);
  // All buckets by name, those of the system among them.
  std::vector<Bucket> ListBuckets() const;
  // Fails with `kNotFound` and names that come close.
  Result<Bucket> FindBucket(std::string_view name) const;
  // Points that are older than it are not read from then on, nor taken.
  Status SetRetention(std::string_view name, Duration retention);
  // Removes the bucket and all its points. Readers and writers of it fail from then on.
  Status DeleteBucket(std::string_view name);

  // Writes a batch durably. A field keeps its first type within its measurement: points of another type are rejected,
  // as are points that use reserved names. Later values replace earlier ones of the same series, field and time.
  Result<WriteReport> Write(std::string_view bucket, std::span<const WritePoint> points);
  // Removes the points of the series that the predicate picks from `start` to `stop`, both included. Durable and
  // visible when it returns; what is written later stays.
  Result<DeleteReport> DeletePoints(std::string_view bucket, Time start, Time stop,
                                    std::span<const DeleteTerm> predicate = {});
  // `default_time` stamps lines that have no timestamp; `rejected`, if it is something, is told of lines that are not
  // written, in their order.
  Result<std::unique_ptr<LineLoader>> OpenLineLoader(std::string_view bucket, Precision precision, Time default_time,
                                                     RejectedLines rejected = {});

  // The measurements with these names that there are, or all, by name.
  Result<std::vector<MeasurementNames>> DescribeMeasurements(std::string_view bucket,
                                                             std::span<const std::string> names = {});

  // Sources and writers keep the store's data open as long as they live.
  Result<std::shared_ptr<Source>> OpenSource(std::string_view bucket);
  // Its `Write` fails with `partial write: …` when points were rejected; the good ones are written.
  Result<std::unique_ptr<PointWriter>> OpenWriter(std::string_view bucket);

  // What whoever serves the store wants to remember: users, tokens, tasks. All the changes take effect, durably, or
  // none.
  Status WriteRecords(std::span<const RecordChange> changes);
  // The records whose keys begin with `prefix`, by key.
  Result<std::vector<StoreRecord>> ReadRecords(std::string_view prefix) const;

  // Seals all points in memory into chunks and removes their log. Now and then also drops what has expired of buckets
  // in use.
  Status Flush();
  // Removes the chunks of all buckets whose points have all expired; they are not read before that, either.
  Status DropExpired();
  // Does all that is put off in all buckets: seals points, rewrites chunks of which some were deleted, removes those
  // that have expired, and frees the room.
  Status Compact();

 private:
  explicit Store(std::shared_ptr<StoreState> state) : state_(std::move(state)) {}
  std::shared_ptr<StoreState> state_;
};

}  // namespace flux
