// Saves what can be read of a damaged store: into a new directory, so that nothing is lost that a better tool may find.

#include <absl/cleanup/cleanup.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <ranges>
#include <set>
#include <sstream>

#include "runtime/base/plural.h"
#include "runtime/base/terminal_text.h"
#include "runtime/store/bytes.h"
#include "runtime/store/deletion.h"
#include "runtime/store/directory.h"
#include "runtime/store/log_file.h"
#include "runtime/store/maintenance.h"
#include "runtime/store/store_state.h"

namespace flux {

using store::BucketState;
using store::KeyValueStore;
using store::Space;
using store::WriteSet;

namespace {

namespace fs = std::filesystem;

// Drops the records of a bucket that cannot be read or do not fit together.
class BucketMender {
 public:
  BucketMender(KeyValueStore& map, const Bucket& info, std::vector<std::string>& losses) : map_(map), losses_(losses) {
    bucket_.info = info;
  }

  Status Mend() {
    FLUX_TRY_STATUS(MendSeries());
    FLUX_TRY_STATUS(MendColumns());
    FLUX_TRY_STATUS(MendLog());
    FLUX_TRY_STATUS(MendChunks());
    FLUX_TRY_STATUS(DropUndescribed());
    Say(index_records_, "record of the series index", "records of the series index");
    Say(log_records_, "write that was not sealed yet", "writes that were not sealed yet");
    Say(chunks_, fmt::format("chunk with {}", Counted(values_, "value", "values")),
        fmt::format("chunks with {}", Counted(values_, "value", "values")));
    Say(undescribed_, fmt::format("group of chunks of {} bytes that nothing describes", undescribed_bytes_),
        fmt::format("groups of chunks, together {} bytes, that nothing describes", undescribed_bytes_));
    return map_.Write(changes_, KeyValueStore::Durability::kNow);
  }

 private:
  void Say(uint64_t count, std::string_view one, std::string_view many) {
    if (count > 0)
      losses_.push_back(fmt::format("bucket \"{}\": {}", ShownName(bucket_.info.name), Counted(count, one, many)));
  }

  Status MendSeries() {
    const std::string prefix = store::SeriesKeyPrefix(bucket_.info.id);
    return map_.ForEach(Space::kCatalog, prefix, nullptr, [&](std::string_view key, std::string_view value) -> Status {
      const uint32_t id = store::ByteReader(key.substr(prefix.size())).Key32();
      FillSeries(id);
      KeepRecord(true, id, key, value);
      return {};
    });
  }

  Status MendColumns() {
    const std::string prefix = store::ColumnKeyPrefix(bucket_.info.id);
    return map_.ForEach(Space::kCatalog, prefix, nullptr, [&](std::string_view key, std::string_view value) -> Status {
      const uint32_t id = store::ByteReader(key.substr(prefix.size())).Key32();
      store::ByteReader in(value);
      const uint64_t series = in.Varint();
      if (in.is_good() && series < UINT32_MAX) FillSeries(static_cast<store::SeriesId>(series) + 1);
      while (bucket_.index.column_count() < id) AddLostColumn();
      KeepRecord(false, id, key, value);
      return {};
    });
  }

  void KeepRecord(bool is_series, uint32_t id, std::string_view key, std::string_view value) {
    if (bucket_.index.Load(is_series, id, value)) return;
    changes_.Delete(Space::kCatalog, key);
    ++index_records_;
  }

  // Numbers stay what they are, so something must have those whose records are lost. Points of a series that is not
  // known any more can be read as those of one that has its number for a tag.
  void FillSeries(store::SeriesId until) {
    while (bucket_.index.series_count() < until) {
      const std::string number = fmt::format("{}", bucket_.index.series_count());
      const std::pair<std::string_view, std::string_view> tag("series", number);
      bucket_.index.AddSeries("recovered", {&tag, 1});
      SaveRecords();
      ++index_records_;
    }
  }

  // Nobody knows the type of its values.
  void AddLostColumn() {
    const store::ColumnId id = static_cast<store::ColumnId>(bucket_.index.column_count());
    FillSeries(1);
    bucket_.index.AddColumn(0, fmt::format("lost-{}", id), ColumnType::kFloat);
    SaveRecords();
    lost_columns_.insert(id);
    ++index_records_;
  }

  void SaveRecords() {
    const std::vector<store::SeriesIndex::Record> records = bucket_.index.UnsavedRecords();
    store::PutIndexRecords(bucket_.info.id, records, changes_);
    bucket_.index.MarkSaved(records);
  }

  Status MendLog() {
    const std::string prefix = store::BucketPrefix(bucket_.info.id);
    return map_.ForEach(Space::kLog, prefix, nullptr, [&](std::string_view key, std::string_view value) -> Status {
      store::Batch batch;
      const bool is_good = store::IsDeletion(value) ? store::DecodeDeletion(value).has_value()
                                                    : DecodeBatch(value, bucket_.index, batch).has_value();
      if (is_good) return {};
      changes_.Delete(Space::kLog, key);
      ++log_records_;
      return {};
    });
  }

  Status MendChunks() {
    const std::string prefix = store::BucketPrefix(bucket_.info.id);
    std::vector<std::pair<std::string, std::string>> packs;
    FLUX_TRY_STATUS(
        map_.ForEach(Space::kChunkIndex, prefix, nullptr, [&](std::string_view key, std::string_view value) -> Status {
          if (store::ByteReader(key.substr(prefix.size())).Key32() == store::kPackColumn) {
            packs.emplace_back(key, value);
          } else {
            MendRecord(key, value);
          }
          return {};
        }));
    // Where a pack came back that was deleted, the later one has what was made of its chunks.
    for (const auto& [key, value] : packs | std::views::reverse) MendRecord(key, value);
    return {};
  }

  // Chunks and packs of which the description is lost cannot be read.
  Status DropUndescribed() {
    const std::string prefix = store::BucketPrefix(bucket_.info.id);
    const auto check = [&](std::string_view key, std::string_view value) -> Status {
      store::PinnedValue found;
      FLUX_TRY(const bool is_described, map_.Get(Space::kChunkIndex, key, nullptr, found));
      if (is_described) return {};
      changes_.Delete(Space::kChunks, key);
      undescribed_bytes_ += value.size();
      ++undescribed_;
      return {};
    };
    return map_.ForEach(Space::kChunks, prefix, nullptr, check, KeyValueStore::Caching::kReadOnce);
  }

  // Leaves the good chunks in a record of the chunk index.
  void MendRecord(std::string_view key, std::string_view value) {
    std::vector<store::ChunkInfo> chunks;
    const bool is_whole = DecodeChunkRecord(key.substr(store::BucketPrefix(bucket_.info.id).size()), value, chunks);
    if (!is_whole) ++chunks_;
    const size_t described = chunks.size();
    std::erase_if(chunks, [&](const store::ChunkInfo& chunk) { return !IsGoodChunk(chunk); });
    if (chunks.empty()) {
      changes_.Delete(Space::kChunkIndex, key);
      changes_.Delete(Space::kChunks, key);
    } else if (!is_whole || chunks.size() < described) {
      changes_.Put(Space::kChunkIndex, key, EncodePackIndex(chunks));
    }
  }

  // Whether the chunk can be read and lies apart from those of its column that came before.
  bool IsGoodChunk(const store::ChunkInfo& chunk) {
    const bool is_known = chunk.column < bucket_.index.column_count() && !lost_columns_.contains(chunk.column);
    if (is_known && IsApart(chunk) && ReadChunk(map_, bucket_, chunk, {}, nullptr)) {
      good_.emplace(std::pair(chunk.column, chunk.min_time), chunk.max_time);
      return true;
    }
    ++chunks_;
    values_ += chunk.rows;
    return false;
  }

  bool IsApart(const store::ChunkInfo& chunk) const {
    const auto next = good_.upper_bound(std::pair(chunk.column, chunk.max_time));
    if (next == good_.begin()) return true;
    const auto& [place, last_time] = *std::prev(next);
    return place.first != chunk.column || last_time < chunk.min_time;
  }

  KeyValueStore& map_;
  std::vector<std::string>& losses_;
  BucketState bucket_;
  WriteSet changes_;
  uint64_t index_records_ = 0, log_records_ = 0, chunks_ = 0, values_ = 0, undescribed_ = 0, undescribed_bytes_ = 0;
  HashSet<store::ColumnId> lost_columns_;
  // Of each chunk that stays: its column and first time, and the last one.
  std::map<std::pair<store::ColumnId, int64_t>, int64_t> good_;
};

std::string ReadBytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

class Salvager {
 public:
  Salvager(const std::string& path, StoreRepair& repair)
      : path_(path), repair_(repair), logs_(KeyValueStore::CheckLogFiles(path)) {
    for (const store::LogFault& fault : logs_.damage) {
      if (fault.file.ends_with(".log") && (first_fault_ == nullptr || fault.file < first_fault_->file)) {
        first_fault_ = &fault;
      }
    }
  }

  Status Salvage() {
    FLUX_TRY(const std::vector<LogPart> parts, UsableLogs());
    auto map = OpenCopy(parts);
    if (!map) {
      std::error_code ignored;
      fs::remove_all(repair_.repaired, ignored);
      map = OpenRebuilt(parts);
    }
    if (!map) return std::unexpected(std::move(map.error()));
    FLUX_TRY_STATUS(MendBuckets(**map));
    return (*map)->Flush();
  }

 private:
  using MapRef = std::unique_ptr<KeyValueStore>;
  struct LogPart {
    std::string name, bytes;
  };

  // The logs up to the first damaged place: later writes build on those that are lost.
  Result<std::vector<LogPart>> UsableLogs() {
    std::vector<LogPart> parts;
    uint64_t later = first_fault_ != nullptr ? first_fault_->later_records : 0;
    for (const uint64_t number : store::LogNumbers(path_)) {
      LogPart part{store::LogName(number), ""};
      part.bytes = ReadBytes(fs::path(path_) / part.name);
      if (first_fault_ != nullptr && part.name > first_fault_->file) {
        later += store::ScanLog(part.bytes, 0).records;
        continue;
      }
      part.bytes.resize(store::ScanLog(part.bytes, 0).good_bytes);
      parts.push_back(std::move(part));
    }
    if (first_fault_ != nullptr) {
      repair_.losses.push_back(fmt::format("the writes in `{}` from byte {} on, and {} behind them", first_fault_->file,
                                           first_fault_->good_bytes,
                                           Counted(later, "that is whole", "that are whole")));
    }
    return parts;
  }

  // With its head and its tables whole, a copy with shorter logs is all that is needed.
  Result<MapRef> OpenCopy(const std::vector<LogPart>& parts) {
    FLUX_TRY_STATUS(LinkTables());
    std::error_code error;
    for (const std::string& name : {std::string("CURRENT"), store::CurrentManifest(path_)}) {
      fs::copy_file(fs::path(path_) / name, fs::path(repair_.repaired) / name, error);
      if (error) return Fail(ErrorCode::kDataLoss, "the head of the store is damaged");
    }
    for (const LogPart& part : parts) {
      std::ofstream(fs::path(repair_.repaired) / part.name, std::ios::binary) << part.bytes;
    }
    if (std::ranges::any_of(logs_.damage, [](const auto& fault) { return !fault.file.ends_with(".log"); })) {
      return Fail(ErrorCode::kDataLoss, "the manifest is damaged");
    }
    FLUX_TRY(MapRef map, KeyValueStore::Open(repair_.repaired, {.must_exist = true}));
    return map->VerifyFiles() ? std::move(map) : CopyReadable(std::move(map));
  }

  // Puts what can be read of a damaged map in its place.
  Result<MapRef> CopyReadable(MapRef damaged) {
    const std::string readable = repair_.repaired + ".readable";
    FLUX_TRY_STATUS(store::CheckNothingAt(readable));
    const absl::Cleanup remove = [&] {
      std::error_code ignored;
      fs::remove_all(readable, ignored);
    };
    {
      FLUX_TRY(const MapRef map, KeyValueStore::Open(readable, {}));
      FLUX_TRY_STATUS(damaged->CopyReadableTo(*map));
      FLUX_TRY_STATUS(map->Flush());
    }
    damaged.reset();
    std::error_code error;
    fs::remove_all(repair_.repaired, error);
    if (!error) fs::rename(readable, repair_.repaired, error);
    if (error)
      return Fail(ErrorCode::kUnavailable, fmt::format("cannot write `{}`: {}", repair_.repaired, error.message()));
    return KeyValueStore::Open(repair_.repaired, {.must_exist = true});
  }

  // Writes of which tables hold the effect have the same effect again, as all that follow are applied, too.
  Result<MapRef> OpenRebuilt(const std::vector<LogPart>& parts) {
    FLUX_TRY_STATUS(LinkTables());
    FLUX_TRY_STATUS(KeyValueStore::RebuildFromTables(repair_.repaired));
    FLUX_TRY(MapRef map, KeyValueStore::Open(repair_.repaired, {.must_exist = true, .may_lack_spaces = true}));
    for (const LogPart& part : parts) {
      FLUX_TRY_STATUS(
          store::ForEachRecord(part.bytes, [&](std::string_view record) { return map->ApplyLogRecord(record); }));
    }
    return map;
  }

  // Tables never change, so a second name for each is as good as a copy.
  Status LinkTables() {
    std::error_code error;
    fs::create_directory(repair_.repaired, error);
    for (const fs::directory_entry& entry : fs::directory_iterator(path_, error)) {
      // What is not a file was put there in the place of one: its rows are lost. So are those of a link to nowhere.
      std::error_code no_file;
      if (entry.path().extension() != ".sst" || !fs::is_regular_file(entry.path(), no_file)) continue;
      const fs::path target = fs::path(repair_.repaired) / entry.path().filename();
      fs::create_hard_link(entry.path(), target, error);
      if (error) fs::copy_file(entry.path(), target, error);
      if (error) break;
    }
    if (!error) return {};
    return Fail(ErrorCode::kUnavailable,
                fmt::format("cannot copy `{}` to `{}`: {}", path_, repair_.repaired, error.message()));
  }

  Status MendBuckets(KeyValueStore& map) {
    StoreState state;
    FLUX_TRY_STATUS(LoadBuckets(map, state));
    FLUX_TRY_STATUS(AdoptOrphans(map, state));
    FLUX_TRY_STATUS(ThawAll(map));
    for (const auto& [name, bucket] : state.buckets) {
      FLUX_TRY_STATUS(BucketMender(map, bucket, repair_.losses).Mend());
    }
    return DropStrays(map, state);
  }

  // Drops what was frozen, whether its bucket is known or not: the next writer freezes what is left.
  static Status ThawAll(KeyValueStore& map) {
    std::set<uint32_t> ids;
    for (const std::string_view kind : {"i", "j"}) {
      FLUX_TRY_STATUS(
          map.ForEach(Space::kCatalog, kind, nullptr, [&](std::string_view key, std::string_view) -> Status {
            ids.insert(store::ByteReader(key.substr(1)).Key32());
            return {};
          }));
    }
    WriteSet changes;
    for (const uint32_t id : ids) store::DropFrozen(id, changes);
    return map.Write(changes, KeyValueStore::Durability::kNow);
  }

  // Points of buckets of which neither the name nor the series are there: nobody knows what they measured.
  Status DropStrays(KeyValueStore& map, const StoreState& state) {
    std::set<uint32_t> known;
    for (const auto& [name, bucket] : state.buckets) known.insert(bucket.id);
    std::map<uint32_t, uint64_t> values;
    WriteSet changes;
    const auto drop = [&](Space space, std::string_view key) {
      const uint32_t id = store::ByteReader(key).Key32();
      if (known.contains(id)) return false;
      changes.Delete(space, key);
      values.try_emplace(id);
      return true;
    };
    FLUX_TRY_STATUS(
        map.ForEach(Space::kChunkIndex, "", nullptr, [&](std::string_view key, std::string_view value) -> Status {
          if (!drop(Space::kChunkIndex, key)) return {};
          changes.Delete(Space::kChunks, key);
          store::ByteReader in(key);
          uint64_t& count = values[in.Key32()];
          std::vector<store::ChunkInfo> chunks;
          (void)DecodeChunkRecord(in.rest(), value, chunks);
          for (const store::ChunkInfo& chunk : chunks) count += chunk.rows;
          return {};
        }));
    FLUX_TRY_STATUS(map.ForEach(Space::kLog, "", nullptr, [&](std::string_view key, std::string_view) -> Status {
      drop(Space::kLog, key);
      return {};
    }));
    for (const auto& [id, count] : values) {
      repair_.losses.push_back(fmt::format("a bucket of which neither the name nor the series are left, with {}{}",
                                           Counted(count, "value", "values"), " in chunks"));
    }
    return map.Write(changes, KeyValueStore::Durability::kNow);
  }

  // Buckets of which the series are there but not the name get a new one.
  Status AdoptOrphans(KeyValueStore& map, StoreState& state) {
    std::vector<uint32_t> ids;
    FLUX_TRY_STATUS(map.ForEach(Space::kCatalog, "s", nullptr, [&](std::string_view key, std::string_view) -> Status {
      const uint32_t id = store::ByteReader(key.substr(1)).Key32();
      if (ids.empty() || ids.back() != id) ids.push_back(id);
      return {};
    }));
    for (const auto& [name, bucket] : state.buckets) std::erase(ids, bucket.id);
    WriteSet changes;
    for (const uint32_t id : ids) {
      const Bucket bucket{id, fmt::format("recovered-{}", id), {}, {}};
      changes.Put(Space::kCatalog, store::BucketKey(id), EncodeBucket(bucket));
      state.buckets.emplace(bucket.name, bucket);
      repair_.losses.push_back(fmt::format("the name of a bucket, which is `{}` now", bucket.name));
    }
    return map.Write(changes, KeyValueStore::Durability::kNow);
  }

  const std::string& path_;
  StoreRepair& repair_;
  const store::LogCheck logs_;
  const store::LogFault* first_fault_ = nullptr;
};

}  // namespace

Result<StoreRepair> SalvageStore(const std::string& path) {
  FLUX_TRY(StoreVerification found, VerifyStore(path));
  StoreRepair repair{std::move(found.damage), {}, {}, ""};
  if (repair.damage.empty()) return repair;
  FLUX_TRY(const auto lock, store::WriteLock::Take(path));
  repair.repaired = store::WithoutSlashes(path) + ".repaired";
  FLUX_TRY_STATUS(store::CheckNothingAt(repair.repaired));
  Status saved = Salvager(path, repair).Salvage();
  if (saved) {
    auto checked = VerifyStore(repair.repaired);
    if (checked && checked->damage.empty()) {
      repair.buckets = std::move(checked->buckets);
      return repair;
    }
    saved = Fail(ErrorCode::kDataLoss, fmt::format("`{}` cannot be repaired: {}", path,
                                                   checked ? checked->damage.front() : checked.error().message));
  }
  DropRepair(repair);
  return std::unexpected(std::move(saved.error()));
}

Result<std::string> AdoptRepair(const std::string& path, const StoreRepair& repair) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string kept = fmt::format("{}.damaged-{:%Y%m%dT%H%M%S}", store::WithoutSlashes(path), now);
  std::error_code error;
  fs::rename(path, kept, error);
  if (!error) fs::rename(repair.repaired, path, error);
  if (!error) return kept;
  return Fail(ErrorCode::kUnavailable,
              fmt::format("cannot put `{}` in the place of `{}`: {}", repair.repaired, path, error.message()));
}

void DropRepair(const StoreRepair& repair) {
  std::error_code ignored;
  fs::remove_all(repair.repaired, ignored);
}

}  // namespace flux
