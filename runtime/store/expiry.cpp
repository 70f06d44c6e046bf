// Retention: which points have expired, and dropping the chunks that hold nothing else.

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/memory.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "runtime/store/bytes.h"
#include "runtime/store/store_state.h"

namespace flux {

Time StoreState::Now() const { return options.clock ? options.clock() : WallClock(); }

namespace store {

namespace {

// InfluxDB looks as often.
constexpr int64_t kSweepInterval = 30 * 60 * kNsPerSecond;

Time ExpiryAt(Time now, BucketState& bucket) {
  const Duration retention = RetentionOf(bucket);
  return retention.IsZero() ? Time{INT64_MIN} : Add(now, retention, -1).value_or(Time{INT64_MIN});
}

// A clock that is ahead of the host's must not be what points are removed for.
Time SweepTime(const StoreState& store) { return std::min(store.Now(), WallClock()); }

std::string Escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : ShownName(text)) {
    if (special.contains(c)) out += '\\';
    out += c;
  }
  return out;
}

// Removes the first chunks of columns, in as many steps as keep the write sets small.
class ChunkDropper {
 public:
  ChunkDropper(KeyValueStore& map, BucketState& bucket)
      : map_(map),
        bucket_(bucket),
        packs_(map, bucket.info.id, bucket.next_pack),
        changes_(std::make_unique<WriteSet>()) {}

  Status Drop(ColumnId column, size_t count) {
    const ChunkList& chunks = bucket_.columns[column].chunks;
    for (size_t i = 0; i < count; ++i) RemoveChunk(bucket_, chunks[i], packs_, *changes_);
    left_.emplace_back(column, chunks.Slice(count, chunks.size()));
    return changes_->ByteSize() < kWriteSetBytes ? Status() : Publish();
  }

  // Readers take their snapshot under the bucket's mutex, so they see chunks and lists change together.
  Status Publish() {
    FLUX_TRY_STATUS(packs_.WriteTo(*changes_));
    const std::lock_guard lock(bucket_.mutex);
    bucket_.read_packs.clear();
    FLUX_TRY_STATUS(map_.Write(*changes_, KeyValueStore::Durability::kNow));
    for (auto& [column, chunks] : left_) bucket_.columns[column].chunks = std::move(chunks);
    left_.clear();
    changes_ = std::make_unique<WriteSet>();
    return {};
  }

 private:
  KeyValueStore& map_;
  BucketState& bucket_;
  PackWriter packs_;
  std::unique_ptr<WriteSet> changes_;
  std::vector<std::pair<ColumnId, ChunkList>> left_;
};

}  // namespace

Time ExpiryOf(const StoreState& store, BucketState& bucket) { return ExpiryAt(store.Now(), bucket); }

Duration RetentionOf(BucketState& bucket) {
  const std::lock_guard lock(bucket.retention_mutex);
  return bucket.retention;
}

std::string FormatRetention(Duration retention) {
  const int64_t seconds = retention.ApproximateNanoseconds() / kNsPerSecond;
  if (seconds * kNsPerSecond != retention.ApproximateNanoseconds()) return FormatDuration(retention);
  const int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;
  if (hours > 0) return fmt::format("{}h{}m{}s", hours, minutes, seconds % 60);
  return minutes > 0 ? fmt::format("{}m{}s", minutes, seconds % 60) : fmt::format("{}s", seconds);
}

std::string SeriesText(std::string_view measurement, TagTexts tags) {
  std::string out = Escaped(measurement, ", ");
  for (const auto& [key, value] : tags) out += "," + Escaped(key, ",= ") + "=" + Escaped(value, ",= ");
  return out;
}

std::string ExpiredReason(std::string_view series, Time time, Time expiry) {
  return fmt::format("point {} at {} dropped because it violates a Retention Policy Lower Bound at {}", series,
                     FormatTime(time), FormatTime(expiry));
}

Status DropExpiredChunks(StoreState& store, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  const Time now = SweepTime(store);
  const Time expiry = ExpiryAt(now, bucket);
  {
    const std::lock_guard lock(bucket.mutex);
    FLUX_TRY_STATUS(LoadAllChunks(*store.map, bucket));
  }
  ChunkDropper dropper(*store.map, bucket);
  for (ColumnId column = 0; column < bucket.columns.size(); ++column) {
    const ChunkList& chunks = bucket.columns[column].chunks;
    size_t expired = 0;
    while (expired < chunks.size() && chunks[expired].max_time < expiry.ns) ++expired;
    if (expired > 0) FLUX_TRY_STATUS(dropper.Drop(column, expired));
  }
  FLUX_TRY_STATUS(dropper.Publish());
  WriteSet note;
  std::string bytes;
  PutWord(bytes, static_cast<uint64_t>(now.ns));
  note.Put(Space::kCatalog, SweepKey(bucket.info.id), bytes);
  FLUX_TRY_STATUS(store.map->Write(note, KeyValueStore::Durability::kNow));
  bucket.last_sweep = now;
  return {};
}

Status SweepBucket(StoreState& store, BucketState& bucket) {
  const Time now = SweepTime(store);
  if (ExpiryAt(now, bucket).ns == INT64_MIN) return {};
  if (!bucket.last_sweep) {
    PinnedValue value;
    FLUX_TRY(const bool is_found, store.map->Get(Space::kCatalog, SweepKey(bucket.info.id), nullptr, value));
    bucket.last_sweep = Time{is_found ? static_cast<int64_t>(ByteReader(value.bytes()).Word()) : INT64_MIN};
  }
  const int64_t last = bucket.last_sweep->ns;
  // After a clock was set back, the last time may be in the future.
  const bool is_recent = last <= now.ns ? now.ns - kSweepInterval < last : last - kSweepInterval < now.ns;
  return is_recent ? Status() : DropExpiredChunks(store, bucket);
}

}  // namespace store

}  // namespace flux
