#pragma once

// What an open store holds: the key-value map, the list of buckets, and of every bucket in use its series index and
// fresh points. Lock order: `StoreState::mutex`, then of `BucketState` `write_mutex`, `apply_mutex`, `index_mutex`,
// `mutex`.

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "runtime/store/batch.h"
#include "runtime/store/frozen_bucket.h"
#include "runtime/store/group_commit.h"
#include "runtime/store/idle_sealer.h"
#include "runtime/store/key_value_store.h"
#include "runtime/store/pack.h"
#include "runtime/store/series_index.h"
#include "runtime/store/store.h"
#include "runtime/store/stored_columns.h"

namespace flux::store {

// A bucket in use. Readers keep it alive after it was deleted; `is_deleted` tells them.
struct BucketState {
  Bucket info;  // as it was when it was opened
  // Held by whoever writes: keeps the order of log records and of their effects the same.
  std::mutex write_mutex;
  // Held by whoever gives log records their effects; taken before `write_mutex` is given back.
  std::mutex apply_mutex;
  // Held by whoever adds series or columns, shared by those who read the index without `mutex`.
  std::shared_mutex index_mutex;
  // Guards what follows. Whoever holds a `BucketLock` may read it without; changing it needs both, or both of
  // `index_mutex` and `mutex` to add to the index.
  std::mutex mutex;
  // Changed as what follows is, but read without a lock: what becomes visible keeps no writer waiting.
  std::atomic<bool> is_deleted = false;
  std::atomic<size_t> fresh_bytes = 0;
  std::atomic<std::chrono::steady_clock::time_point> last_write = {};  // or attempt to seal
  FrozenState frozen;
  SeriesIndex index;
  StoredColumns columns;
  std::vector<ColumnId> fresh_columns;  // those with fresh points
  std::vector<ColumnId> holed_columns;  // and with holes
  std::optional<Time> last_sweep;       // when expired chunks were dropped last, once it was asked for
  uint64_t next_log = 0;
  bool has_log = false;         // log records exist
  bool has_all_chunks = false;  // every column's chunk list is loaded
  // What was in packs that are not frozen when they were first needed, for columns whose lists are not loaded yet.
  std::optional<ChunkList> packed;
  // What is in some of the frozen packs, for the same; forgotten when packs change.
  HashMap<uint32_t, std::vector<ChunkInfo>> read_packs;
  uint32_t next_pack = 1;  // known once packs or all lists are loaded
  // The tables of the columns before this one come in the order of their numbers.
  ColumnId ascending = 0;
  // What has its own mutex.
  std::mutex retention_mutex;
  Duration retention;
  CommitQueue commits;
};

// Keeps all others from changing what is in a bucket, except for what readers load. Waits for those who do.
class BucketLock {
 public:
  explicit BucketLock(BucketState& bucket)
      : write_lock_(bucket.write_mutex), apply_lock_(bucket.apply_mutex), index_lock_(bucket.index_mutex) {}

 private:
  std::unique_lock<std::mutex> write_lock_, apply_lock_;
  std::shared_lock<std::shared_mutex> index_lock_;
};

// Keys of the map.
std::string BucketKey(uint32_t bucket);
std::string SeriesKeyPrefix(uint32_t bucket);
std::string ColumnKeyPrefix(uint32_t bucket);
std::string LogKey(uint32_t bucket, uint64_t sequence);
std::string BucketPrefix(uint32_t bucket);
std::string SweepKey(uint32_t bucket);
std::string ChunkKeyPrefix(uint32_t bucket, ColumnId column);
std::string ChunkKey(uint32_t bucket, ColumnId column, int64_t min_time);

// Fails with `kFailedPrecondition` when the store has a form that this program does not know. All others it reads.
Status CheckFormat(KeyValueStore& map);
// Notes that what is written from now on has the form of this program.
Status UpgradeFormat(KeyValueStore& map);
// Adds the records of series and columns to a change.
void PutIndexRecords(uint32_t bucket, std::span<const SeriesIndex::Record> records, WriteSet& changes);
// Reads the records of series and columns that are not frozen.
Status LoadIndexRecords(KeyValueStore& map, BucketState& bucket);
// Reads series, columns and log of a bucket.
Status LoadBucket(KeyValueStore& map, BucketState& bucket);
// The same without what is frozen.
Status LoadRecords(KeyValueStore& map, BucketState& bucket);
// Reads the indexes of packs that are not frozen on first use. Needs `mutex`.
Status LoadPacks(KeyValueStore& map, BucketState& bucket);
// The chunks of a column, read on first use. Needs `mutex`, and is valid as long as it is held.
Result<const ChunkList*> ChunksOf(KeyValueStore& map, BucketState& bucket, ColumnId column);
// Reads the chunk lists of all columns at once, for scans of many. Needs `mutex`.
Status LoadAllChunks(KeyValueStore& map, BucketState& bucket);
// Whether so many columns are read that one pass over the chunk index is cheaper than many seeks.
bool IsMostColumns(size_t count, const BucketState& bucket);
// Reads the bytes of a chunk, which stay as long as `value`.
Result<std::string_view> FetchChunk(KeyValueStore& map, const BucketState& bucket, const ChunkInfo& info,
                                    const SnapshotRef& snapshot, PinnedValue& value);
// Reads and decodes one chunk.
Result<DecodedChunk> ReadChunk(KeyValueStore& map, const BucketState& bucket, const ChunkInfo& info, ChunkParts parts,
                               const SnapshotRef& snapshot);
// Removes a stored chunk and its description; `packs` completes the change.
void RemoveChunk(const BucketState& bucket, const ChunkInfo& info, PackWriter& packs, WriteSet& changes);
// The error for a chunk of which there is nothing but the description.
std::unexpected<Error> MissingChunk();
// The error for descriptions of chunks that cannot be right.
std::unexpected<Error> DamagedIndex();
// Adds the batch's values to the fresh points. Needs `apply_mutex` and `mutex`.
void ApplyBatch(BucketState& bucket, const Batch& batch);
// The same of a batch that is there by column as well.
void ApplyColumns(BucketState& bucket, const Batch& batch, const BatchColumns& columns);

// Makes the batch durable, then visible, together with those of other threads; seals first when memory is full. Needs
// no lock. The same in three steps, for who has more to do meanwhile: batches become visible in the order in which they
// were enqueued, and from then on each must be awaited, or others wait for ever.
Status CommitBatch(StoreState& store, BucketState& bucket, const Batch& batch);
PendingBatch PrepareBatch(BucketState& bucket, const Batch& batch);
void EnqueueBatch(BucketState& bucket, PendingBatch& batch);
Status AwaitBatch(StoreState& store, BucketState& bucket, PendingBatch& batch);
// How much of what is stored already sealing rewrites.
enum class Sealing : uint8_t {
  kFresh,    // of stored chunks only those are rewritten that must be or are small beside what comes to them
  kThorough  // and all that are smaller than they could be
};
// Turns all fresh points into chunks and removes the log; when canceled, those of some columns. Needs a
// `BucketLock`.
Status SealBucket(StoreState& store, BucketState& bucket, Sealing sealing = Sealing::kFresh);
// Removes the chunks that have expired, durably. Needs a `BucketLock`.
Status DropExpiredChunks(StoreState& store, BucketState& bucket);
// The same, unless it was done a short time ago.
Status SweepBucket(StoreState& store, BucketState& bucket);

// Adds series and columns as points name them. Needs no lock; the texts it gives as reasons are those of InfluxDB,
// which clients know.
class PointResolver {
 public:
  explicit PointResolver(BucketState& bucket) : bucket_(bucket) {}
  // Gives the series, or why there can be none.
  std::expected<SeriesId, std::string> ResolveSeries(std::string_view measurement, TagTexts tags);
  // Gives the column, or why the field cannot have this type.
  std::expected<ColumnId, std::string> ResolveField(SeriesId series, std::string_view field, ColumnType type);

 private:
  // The column as far as it is known, or why the field cannot have this type. Needs `index_mutex`.
  std::expected<std::optional<ColumnId>, std::string> FindField(SeriesId series, std::string_view field,
                                                                ColumnType type) const;

  BucketState& bucket_;
};

// A field of this name is dropped from points, as its column would hide the time.
constexpr std::string_view kIgnoredField = "time";
// The reason for rejecting a point that has no other field.
std::string IgnoredFieldReason(std::string_view measurement);

// The buckets that every store has, with numbers that no other bucket gets: they need no record.
std::span<const Bucket> SystemBuckets();

// The time before which the points of a bucket have expired; the first one of all when they are kept forever.
Time ExpiryOf(const StoreState& store, BucketState& bucket);
// How long the bucket keeps points.
Duration RetentionOf(BucketState& bucket);
// A period as InfluxDB's messages have it, `168h0m0s`.
std::string FormatRetention(Duration retention);
// The reason for rejecting a point that is older than a bucket keeps points, of which the oldest is from `expiry`.
std::string ExpiredReason(std::string_view series, Time time, Time expiry);
// The series as line protocol writes it.
std::string SeriesText(std::string_view measurement, TagTexts tags);

// Adds to a report, keeping its limit.
void Reject(WriteReport& report, size_t index, std::string reason);

// What the index has of these measurements, or of all. Needs no lock.
std::vector<MeasurementNames> DescribeMeasurements(BucketState& bucket, std::span<const std::string> names);

// The bucket as a source that reads one consistent state per scan.
std::shared_ptr<Source> MakeStoreSource(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket);
// Lines without a time get `default_time`.
std::unique_ptr<LineLoader> MakeLineLoader(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket,
                                           Precision precision, Time default_time, RejectedLines rejected);
// The bucket as the target of `to`.
std::unique_ptr<PointWriter> MakePointWriter(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket);
// Removes points; needs no lock.
Result<DeleteReport> DeletePoints(StoreState& store, BucketState& bucket, ClosedSpan span,
                                  std::span<const DeleteTerm> predicate);
// Writes points; needs no lock.
Result<WriteReport> WritePoints(StoreState& store, BucketState& bucket, std::span<const WritePoint> points);
// The error for a bucket that was deleted while in use.
std::unexpected<Error> DeletedError(const BucketState& bucket);
// Fails with it.
Status CheckExists(const BucketState& bucket);

}  // namespace flux::store

namespace flux {

// What all sources, writers and loaders of one open directory share.
struct StoreState {
  std::string path;
  StoreOptions options;
  std::unique_ptr<store::KeyValueStore> map;
  std::mutex mutex;
  std::map<std::string, Bucket, std::less<>> buckets;
  uint32_t next_bucket = 1;
  std::map<uint32_t, std::shared_ptr<store::BucketState>> loaded;
  // Of a store that is open for writing. The last member, since it works on the others.
  std::optional<store::IdleSealer> idle_sealer;
  // The time by which points expire.
  Time Now() const;
};

// Reads the list of buckets into `state`.
Status LoadBuckets(store::KeyValueStore& map, StoreState& state);
std::string EncodeBucket(const Bucket& bucket);

}  // namespace flux
