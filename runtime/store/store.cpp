#include "runtime/store/store.h"

#include <absl/strings/ascii.h>
#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "runtime/store/bytes.h"
#include "runtime/store/directory.h"
#include "runtime/store/store_state.h"

namespace flux {

using store::BucketLock;
using store::BucketState;
using store::KeyValueStore;
using store::Space;
using store::WriteSet;

namespace {

// The bucket by name, or an error that helps to find the right one. Needs the state's mutex.
Result<Bucket> FindIn(const StoreState& state, std::string_view name) {
  if (const auto found = state.buckets.find(name); found != state.buckets.end()) return found->second;
  constexpr size_t kListed = 10;
  std::vector<std::string> near, all;
  size_t count = 0;
  for (const auto& [known, bucket] : state.buckets) {
    if (EditDistance(name, known) <= std::max<size_t>(1, name.size() / 3))
      near.push_back(fmt::format("`{}`", ShownName(known)));
    if (bucket.is_system) continue;
    ++count;
    if (all.size() < kListed) all.push_back(fmt::format("`{}`", ShownName(known)));
  }
  std::string hint = "there are no buckets yet";
  if (!near.empty()) {
    hint = fmt::format("did you mean {}?", fmt::join(near, ", "));
  } else if (!all.empty()) {
    hint = fmt::format("existing buckets: {}{}", fmt::join(all, ", "), count > all.size() ? ", ..." : "");
  }
  if (name.starts_with('$')) hint = "it looks like a variable of a dashboard, which nothing fills in here; " + hint;
  return Fail(ErrorCode::kNotFound, fmt::format("bucket \"{}\" not found; {}", ShownName(name), hint));
}

// The bucket's state, loaded on first use.
Result<std::shared_ptr<BucketState>> OpenBucket(StoreState& state, std::string_view name) {
  const std::lock_guard lock(state.mutex);
  FLUX_TRY(const Bucket info, FindIn(state, name));
  if (const auto found = state.loaded.find(info.id); found != state.loaded.end()) return found->second;
  auto bucket = std::make_shared<BucketState>();
  bucket->info = info;
  bucket->retention = info.retention;
  FLUX_TRY_STATUS(LoadBucket(*state.map, *bucket));
  state.loaded.emplace(info.id, bucket);
  return bucket;
}

// Calls `visit` with one bucket after another locked; those that were deleted meanwhile are left out.
template <typename Visit>
Status ForEachBucket(StoreState& state, const std::vector<Bucket>& buckets, Visit visit) {
  for (const Bucket& info : buckets) {
    auto opened = OpenBucket(state, info.name);
    if (!opened && opened.error().code == ErrorCode::kNotFound) continue;
    FLUX_TRY(const std::shared_ptr<BucketState> bucket, std::move(opened));
    const BucketLock lock(*bucket);
    if (!bucket->is_deleted) FLUX_TRY_STATUS(visit(info, *bucket));
  }
  return {};
}

// Needs a `BucketLock`.
Status FreezeIfWorthIt(StoreState& state, BucketState& bucket) {
  const CancelToken* cancel = state.options.cancel;
  if (cancel != nullptr && !cancel->Check()) return {};
  if (!store::IsWorthFreezing(bucket, state.options.freeze_from)) return {};
  return store::FreezeBucket(*state.map, bucket);
}

// Needs a `BucketLock`.
Status SealAndSweep(StoreState& state, BucketState& bucket) {
  if (bucket.is_deleted) return {};
  FLUX_TRY_STATUS(SealBucket(state, bucket));
  FLUX_TRY_STATUS(SweepBucket(state, bucket));
  return FreezeIfWorthIt(state, bucket);
}

// The buckets in use.
std::vector<std::shared_ptr<BucketState>> LoadedBuckets(StoreState& state) {
  const std::lock_guard lock(state.mutex);
  std::vector<std::shared_ptr<BucketState>> loaded;
  for (const auto& [id, bucket] : state.loaded) loaded.push_back(bucket);
  return loaded;
}

Status CheckName(std::string_view name) {
  if (name.empty()) return Fail(ErrorCode::kInvalid, "a bucket needs a name");
  if (name.starts_with('_')) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("bucket name `{}` is invalid: names that start with `_` are for the system buckets "
                            "`_monitoring` and `_tasks`, which every store has",
                            ShownName(name)));
  }
  if (name.find('"') != name.npos) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("bucket name `{}` is invalid: it must not contain `\"`", ShownName(name)));
  }
  if (std::ranges::any_of(name, [](unsigned char c) { return absl::ascii_iscntrl(c); })) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("bucket name `{}` is invalid: it must not contain control characters", ShownName(name)));
  }
  return {};
}

// Zero is forever; of others InfluxDB wants as much.
Status CheckRetention(Duration retention, int64_t least) {
  if (retention.IsNegative()) return Fail(ErrorCode::kInvalid, "a retention period cannot be negative");
  if (retention.IsZero() || retention.ApproximateNanoseconds() >= least) return {};
  return Fail(ErrorCode::kInvalid,
              fmt::format("retention policy duration must be at least {}, or 0 to keep points forever; it is {}",
                          store::FormatRetention(Duration{0, least}), FormatDuration(retention)));
}

// Fails for a bucket that every store has.
Status CheckOwned(const Bucket& bucket, std::string_view what) {
  if (!bucket.is_system) return {};
  return Fail(ErrorCode::kInvalid,
              fmt::format("system buckets cannot be {}: every store has `{}`", what, ShownName(bucket.name)));
}

// What users of the bucket go by changes with it. Needs the state's mutex.
Status SaveBucket(StoreState& state, const Bucket& bucket) {
  WriteSet changes;
  changes.Put(Space::kCatalog, store::BucketKey(bucket.id), EncodeBucket(bucket));
  FLUX_TRY_STATUS(state.map->Write(changes, KeyValueStore::Durability::kNow));
  state.buckets.insert_or_assign(bucket.name, bucket);
  if (const auto found = state.loaded.find(bucket.id); found != state.loaded.end()) {
    const std::lock_guard lock(found->second->retention_mutex);
    found->second->retention = bucket.retention;
  }
  return {};
}

}  // namespace

std::string EncodeBucket(const Bucket& bucket) {
  std::string out;
  store::PutByte(out, 1);
  store::PutText(out, bucket.name);
  store::PutVarint(out, store::ZigZag(bucket.retention.months));
  store::PutVarint(out, store::ZigZag(bucket.retention.ns));
  store::PutWord(out, static_cast<uint64_t>(bucket.created.ns));
  return out;
}

Status LoadBuckets(KeyValueStore& map, StoreState& state) {
  for (const Bucket& bucket : store::SystemBuckets()) state.buckets.emplace(bucket.name, bucket);
  const uint32_t least_system = store::SystemBuckets().front().id;
  return map.ForEach(Space::kCatalog, "b", nullptr, [&](std::string_view key, std::string_view value) -> Status {
    Bucket bucket;
    bucket.id = store::ByteReader(key.substr(1)).Key32();
    store::ByteReader in(value);
    const uint8_t version = in.Byte();
    bucket.name = in.Text();
    bucket.retention.months = static_cast<int32_t>(store::UnZigZag(in.Varint()));
    bucket.retention.ns = store::UnZigZag(in.Varint());
    bucket.created.ns = static_cast<int64_t>(in.Word());
    if (!in.is_good() || version != 1) {
      return Fail(ErrorCode::kDataLoss,
                  "the list of buckets of the data directory is damaged; restore the directory from a backup");
    }
    if (bucket.id < least_system) state.next_bucket = std::max(state.next_bucket, bucket.id + 1);
    // Whoever made one of these when stores did not have them keeps it, with its points.
    const auto system = state.buckets.find(bucket.name);
    bucket.is_system = system != state.buckets.end() && system->second.is_system;
    state.buckets.insert_or_assign(bucket.name, bucket);
    return {};
  });
}

void store::SealIdle(StoreState& state, std::chrono::steady_clock::time_point moment) {
  // Fewer are read as fast as they lie, and sealing each handful of a bucket that gets points now and then would
  // rewrite its last chunks again and again.
  constexpr size_t kWorthSealing = size_t{1} << 20;
  const auto is_idle = [&](const BucketState& bucket) {
    return bucket.fresh_bytes >= kWorthSealing && bucket.last_write.load() <= moment;
  };
  for (const std::shared_ptr<BucketState>& bucket : LoadedBuckets(state)) {
    // Looks before it keeps writers waiting.
    if (!is_idle(*bucket)) continue;
    const BucketLock lock(*bucket);
    if (is_idle(*bucket) && !SealAndSweep(state, *bucket)) bucket->last_write = std::chrono::steady_clock::now();
  }
}

Result<std::unique_ptr<Store>> Store::Open(const std::string& path, const StoreOptions& options) {
  auto state = std::make_shared<StoreState>();
  state->path = path;
  state->options = options;
  const KeyValueStore::Options map_options{
      .must_exist = options.must_exist, .cache_bytes = options.cache_bytes, .warn = options.warn};
  auto map =
      options.is_read_only ? KeyValueStore::OpenForReading(path, map_options) : KeyValueStore::Open(path, map_options);
  if (!map && map.error().code == ErrorCode::kDataLoss) return store::DamagedError(path, map.error().message);
  FLUX_TRY(state->map, std::move(map));
  FLUX_TRY_STATUS(store::CheckFormat(*state->map));
  if (!options.is_read_only) FLUX_TRY_STATUS(store::UpgradeFormat(*state->map));
  FLUX_TRY_STATUS(LoadBuckets(*state->map, *state));
  if (!options.is_read_only) state->idle_sealer.emplace(*state);
  return std::unique_ptr<Store>(new Store(std::move(state)));
}

Store::~Store() {
  // What cannot be sealed now is still in the log.
  if (!state_->options.is_read_only) (void)Flush();
}

Status Store::Flush() {
  for (const std::shared_ptr<BucketState>& bucket : LoadedBuckets(*state_)) {
    const BucketLock lock(*bucket);
    FLUX_TRY_STATUS(SealAndSweep(*state_, *bucket));
  }
  return state_->map->Flush();
}

Status Store::DropExpired() {
  return ForEachBucket(*state_, ListBuckets(), [&](const Bucket& info, BucketState& bucket) {
    return info.retention.IsZero() ? Status() : DropExpiredChunks(*state_, bucket);
  });
}

Status Store::Compact() {
  FLUX_TRY_STATUS(ForEachBucket(*state_, ListBuckets(), [&](const Bucket&, BucketState& bucket) {
    Status sealed = SealBucket(*state_, bucket, store::Sealing::kThorough);
    return sealed ? FreezeIfWorthIt(*state_, bucket) : sealed;
  }));
  FLUX_TRY_STATUS(DropExpired());
  return state_->map->Compact();
}

Result<Bucket> Store::CreateBucket(std::string_view name, Duration retention) {
  FLUX_TRY_STATUS(CheckName(name));
  FLUX_TRY_STATUS(CheckRetention(retention, state_->options.least_retention));
  const std::lock_guard lock(state_->mutex);
  if (state_->buckets.contains(name)) {
    return Fail(ErrorCode::kAlreadyExists, fmt::format("bucket with name {} already exists", name));
  }
  const Bucket bucket{state_->next_bucket++, std::string(name), retention, state_->Now()};
  FLUX_TRY_STATUS(SaveBucket(*state_, bucket));
  return bucket;
}

Status Store::RenameBucket(std::string_view name, std::string_view new_name) {
  const std::lock_guard lock(state_->mutex);
  FLUX_TRY(Bucket bucket, FindIn(*state_, name));
  FLUX_TRY_STATUS(CheckOwned(bucket, "renamed"));
  if (name == new_name) return {};
  FLUX_TRY_STATUS(CheckName(new_name));
  if (state_->buckets.contains(new_name)) {
    return Fail(ErrorCode::kAlreadyExists, fmt::format("bucket with name {} already exists", ShownName(new_name)));
  }
  bucket.name = new_name;
  FLUX_TRY_STATUS(SaveBucket(*state_, bucket));
  state_->buckets.erase(std::string(name));
  return {};
}

std::vector<Bucket> Store::ListBuckets() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<Bucket> out;
  for (const auto& [name, bucket] : state_->buckets) out.push_back(bucket);
  return out;
}

Result<Bucket> Store::FindBucket(std::string_view name) const {
  const std::lock_guard lock(state_->mutex);
  return FindIn(*state_, name);
}

Status Store::SetRetention(std::string_view name, Duration retention) {
  FLUX_TRY_STATUS(CheckRetention(retention, state_->options.least_retention));
  const std::lock_guard lock(state_->mutex);
  FLUX_TRY(Bucket bucket, FindIn(*state_, name));
  bucket.retention = retention;
  return SaveBucket(*state_, bucket);
}

Status Store::DeleteBucket(std::string_view name) {
  const std::lock_guard lock(state_->mutex);
  FLUX_TRY(const Bucket bucket, FindIn(*state_, name));
  FLUX_TRY_STATUS(CheckOwned(bucket, "deleted"));
  std::shared_ptr<BucketState> loaded;
  if (const auto found = state_->loaded.find(bucket.id); found != state_->loaded.end()) loaded = found->second;
  std::optional<BucketLock> write_lock;
  std::unique_lock<std::mutex> lock_state;
  if (loaded) {
    write_lock.emplace(*loaded);
    lock_state = std::unique_lock(loaded->mutex);
  }
  WriteSet changes;
  changes.Delete(Space::kCatalog, store::BucketKey(bucket.id));
  changes.Delete(Space::kCatalog, store::SweepKey(bucket.id));
  changes.DeleteRange(Space::kCatalog, store::SeriesKeyPrefix(bucket.id), store::SeriesKeyPrefix(bucket.id + 1));
  changes.DeleteRange(Space::kCatalog, store::ColumnKeyPrefix(bucket.id), store::ColumnKeyPrefix(bucket.id + 1));
  store::DropFrozen(bucket.id, changes);
  // Scans that have begun go on.
  if (loaded && loaded->frozen.reader != nullptr) loaded->frozen.reader->KeepReadable();
  for (const Space space : {Space::kLog, Space::kChunkIndex, Space::kChunks}) {
    changes.DeleteRange(space, store::BucketPrefix(bucket.id), store::BucketPrefix(bucket.id + 1));
  }
  FLUX_TRY_STATUS(state_->map->Write(changes, KeyValueStore::Durability::kNow));
  state_->buckets.erase(bucket.name);
  state_->loaded.erase(bucket.id);
  if (loaded) loaded->is_deleted = true;
  return {};
}

Result<WriteReport> Store::Write(std::string_view bucket, std::span<const WritePoint> points) {
  FLUX_TRY(const std::shared_ptr<BucketState> state, OpenBucket(*state_, bucket));
  return store::WritePoints(*state_, *state, points);
}

Result<DeleteReport> Store::DeletePoints(std::string_view bucket, Time start, Time stop,
                                         std::span<const DeleteTerm> predicate) {
  FLUX_TRY(const std::shared_ptr<BucketState> state, OpenBucket(*state_, bucket));
  return store::DeletePoints(*state_, *state, {start.ns, stop.ns}, predicate);
}

Result<std::unique_ptr<LineLoader>> Store::OpenLineLoader(std::string_view bucket, Precision precision,
                                                          Time default_time, RejectedLines rejected) {
  FLUX_TRY(std::shared_ptr<BucketState> state, OpenBucket(*state_, bucket));
  return store::MakeLineLoader(state_, std::move(state), precision, default_time, std::move(rejected));
}

Result<std::vector<MeasurementNames>> Store::DescribeMeasurements(std::string_view bucket,
                                                                  std::span<const std::string> names) {
  FLUX_TRY(const std::shared_ptr<BucketState> state, OpenBucket(*state_, bucket));
  return store::DescribeMeasurements(*state, names);
}

Result<std::shared_ptr<Source>> Store::OpenSource(std::string_view bucket) {
  FLUX_TRY(std::shared_ptr<BucketState> state, OpenBucket(*state_, bucket));
  return store::MakeStoreSource(state_, std::move(state));
}

Result<std::unique_ptr<PointWriter>> Store::OpenWriter(std::string_view bucket) {
  FLUX_TRY(std::shared_ptr<BucketState> state, OpenBucket(*state_, bucket));
  return store::MakePointWriter(state_, std::move(state));
}

}  // namespace flux
