// Keys and records of a bucket, loading them, and the fresh points in memory.

#include <fmt/format.h>

#include "runtime/base/memory.h"
#include "runtime/base/terminal_text.h"
#include "runtime/store/bytes.h"
#include "runtime/store/deletion.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

std::string CatalogPrefix(char kind, uint32_t bucket) {
  std::string key(1, kind);
  PutKey32(key, bucket);
  return key;
}

uint64_t OrderedTime(int64_t time) { return static_cast<uint64_t>(time) ^ (uint64_t{1} << 63); }

}  // namespace

std::unexpected<Error> DamagedIndex() {
  return Fail(ErrorCode::kDataLoss,
              "the chunk index of the data directory is damaged; restore the directory from a backup");
}

std::string BucketKey(uint32_t bucket) { return CatalogPrefix('b', bucket); }
std::string SeriesKeyPrefix(uint32_t bucket) { return CatalogPrefix('s', bucket); }
std::string ColumnKeyPrefix(uint32_t bucket) { return CatalogPrefix('c', bucket); }

std::string SweepKey(uint32_t bucket) { return CatalogPrefix('e', bucket); }

std::string BucketPrefix(uint32_t bucket) {
  std::string key;
  PutKey32(key, bucket);
  return key;
}

std::string LogKey(uint32_t bucket, uint64_t sequence) {
  std::string key = BucketPrefix(bucket);
  PutKey64(key, sequence);
  return key;
}

std::string ChunkKeyPrefix(uint32_t bucket, ColumnId column) {
  std::string key = BucketPrefix(bucket);
  PutKey32(key, column);
  return key;
}

std::string ChunkKey(uint32_t bucket, ColumnId column, int64_t min_time) {
  std::string key = ChunkKeyPrefix(bucket, column);
  PutKey64(key, OrderedTime(min_time));
  return key;
}

namespace {

Status ReplayRecord(BucketState& bucket, std::string_view record) {
  if (IsDeletion(record)) {
    FLUX_TRY(const Deletion deletion, DecodeDeletion(record));
    ApplyDeletion(bucket, deletion.span, ColumnsOf(deletion, bucket.index));
    return {};
  }
  Batch batch;
  FLUX_TRY_STATUS(DecodeBatch(record, bucket.index, batch));
  ApplyBatch(bucket, batch);
  return {};
}

}  // namespace

void PutIndexRecords(uint32_t bucket, std::span<const SeriesIndex::Record> records, WriteSet& changes) {
  for (const SeriesIndex::Record& record : records) {
    const std::string prefix = record.is_series ? SeriesKeyPrefix(bucket) : ColumnKeyPrefix(bucket);
    changes.Put(Space::kCatalog, prefix + BucketPrefix(record.id), record.bytes);
  }
}

Status LoadIndexRecords(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  const uint32_t id = bucket.info.id;
  const auto load_records = [&](const std::string& prefix, uint32_t from, bool is_series) {
    const auto load = [&](std::string_view key, std::string_view value) {
      ByteReader in(key.substr(prefix.size()));
      return bucket.index.Load(is_series, in.Key32(), value);
    };
    const std::string first = prefix + BucketPrefix(from);
    return map.ForEach(Space::kCatalog, prefix, nullptr, load, KeyValueStore::Caching::kReadOnce, first);
  };
  FLUX_TRY_STATUS(load_records(SeriesKeyPrefix(id), bucket.index.frozen_counts().series, true));
  FLUX_TRY_STATUS(load_records(ColumnKeyPrefix(id), bucket.index.frozen_counts().columns, false));
  bucket.columns.resize(bucket.index.column_count());
  return bucket.index.Check();
}

// What is loaded outlives the query that happens to ask first.
Status LoadBucket(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  FLUX_TRY_STATUS(LoadFrozen(map, bucket));
  return LoadRecords(map, bucket);
}

Status LoadRecords(KeyValueStore& map, BucketState& bucket) {
  const MemoryScope uncharged(nullptr);
  FLUX_TRY_STATUS(LoadIndexRecords(map, bucket));
  const auto replay = [&](std::string_view key, std::string_view value) -> Status {
    ByteReader in(key.substr(4));
    bucket.next_log = in.Key64() + 1;
    bucket.has_log = true;
    return ReplayRecord(bucket, value);
  };
  FLUX_TRY_STATUS(map.ForEach(Space::kLog, BucketPrefix(bucket.info.id), nullptr, replay));
  return bucket.index.Check();
}

namespace {

// The fresh points of a column, with room for more. Readers may have views of those that are there.
ColumnRows& FreshRows(BucketState& bucket, ColumnId column, size_t rows, size_t text_bytes) {
  std::shared_ptr<ColumnRows>& fresh = bucket.columns[column].fresh;
  if (fresh == nullptr) {
    fresh = std::make_shared<ColumnRows>();
    fresh->type = bucket.index.column(column).type;
    bucket.fresh_columns.push_back(column);
  }
  if (!fresh->HasRoomFor(rows, text_bytes)) fresh = std::make_shared<ColumnRows>(fresh->Grown(rows, text_bytes));
  return *fresh;
}

// Makes room for new columns, and counts the bytes.
void BeginApply(BucketState& bucket, const Batch& batch) {
  if (bucket.columns.size() < bucket.index.column_count()) bucket.columns.resize(bucket.index.column_count());
  bucket.fresh_bytes += batch.entries.size() * 16 + batch.text.size();
}

}  // namespace

void ApplyBatch(BucketState& bucket, const Batch& batch) {
  BeginApply(bucket, batch);
  for (const Batch::Entry& entry : batch.entries) {
    if (bucket.index.column(entry.column).type == ColumnType::kString) {
      const std::string_view text = batch.StringAt(entry);
      FreshRows(bucket, entry.column, 1, TextBytesOf(text)).AppendString(entry.time, text);
    } else {
      FreshRows(bucket, entry.column, 1, 0).Append(entry.time, entry.bits);
    }
  }
}

void ApplyColumns(BucketState& bucket, const Batch& batch, const BatchColumns& columns) {
  BeginApply(bucket, batch);
  for (const BatchColumns::Part& part : columns.parts) {
    const size_t rows = part.to - part.from;
    const std::span<const int64_t> times(columns.times.data() + part.from, rows);
    const std::span<const uint64_t> bits(columns.bits.data() + part.from, rows);
    if (bucket.index.column(part.column).type == ColumnType::kString) {
      size_t text_bytes = 0;
      for (const uint64_t place : bits) text_bytes += TextBytesOf(batch.StringAt(place));
      ColumnRows& fresh = FreshRows(bucket, part.column, rows, text_bytes);
      for (size_t i = 0; i < rows; ++i) fresh.AppendString(times[i], batch.StringAt(bits[i]));
    } else {
      FreshRows(bucket, part.column, rows, 0).Append(times, bits);
    }
  }
}

std::unexpected<Error> DeletedError(const BucketState& bucket) {
  return Fail(ErrorCode::kNotFound,
              fmt::format("bucket \"{}\" not found; it was deleted while in use", ShownName(bucket.info.name)));
}

Status CheckExists(const BucketState& bucket) { return bucket.is_deleted ? DeletedError(bucket) : Status(); }

}  // namespace flux::store
