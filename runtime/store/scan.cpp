// Reading: selects columns by the series index, takes one consistent state of them, and sends a table per column.

#include "runtime/plan/specs/scan.h"

#include <algorithm>

#include "runtime/base/check.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/store/series_filter.h"
#include "runtime/store/store_state.h"
#include "runtime/store/table_order.h"

namespace flux::store {

namespace {

// One column of the scan: the chunks that overlap the range, and fresh points within it.
struct ScanColumn {
  ColumnId id = 0;
  ColumnType type = ColumnType::kFloat;
  TableOrder order;
  std::shared_ptr<const ChunkList> chunks;
  size_t first_chunk = 0, chunk_count = 0;
  ColumnRows fresh;
};

// Which of the two row columns the output has.
ChunkParts WantedParts(const plan::ScanSpec& spec) {
  if (!spec.columns) return {};
  const auto has = [&](std::string_view name) {
    return std::find(spec.columns->begin(), spec.columns->end(), name) != spec.columns->end();
  };
  return {has("_time"), has("_value")};
}

GroupKey KeyOf(const SeriesIndex& index, ColumnId id, plan::TimeRange range) {
  const ColumnIdentity& column = index.column(id);
  const Series& series = index.series(column.series);
  const TextPool& texts = index.texts();
  std::vector<GroupKeyEntry> entries;
  entries.reserve(series.tags.size() + 4);
  entries.push_back({"_start", ColumnType::kTime, Value::Of(range.start)});
  entries.push_back({"_stop", ColumnType::kTime, Value::Of(range.stop)});
  entries.push_back({"_field", ColumnType::kString, texts.ValueAt(column.field)});
  entries.push_back({"_measurement", ColumnType::kString, texts.ValueAt(series.measurement)});
  for (const Tag tag : series.tags) {
    entries.push_back({std::string(texts.At(tag.key)), ColumnType::kString, texts.ValueAt(tag.value)});
  }
  return GroupKey(std::move(entries));
}

ColumnRows FreshIn(const ColumnRows& fresh, plan::TimeRange range) {
  ColumnRows out;
  out.type = fresh.type;
  if (fresh.is_sorted) {
    const size_t from = fresh.LowerBound(range.start.ns);
    out.AppendRows(fresh, from, std::max(from, fresh.LowerBound(range.stop.ns)));
    return out;
  }
  for (size_t i = 0; i < fresh.size(); ++i) {
    if (fresh.times[i] >= range.start.ns && fresh.times[i] < range.stop.ns) out.AppendRows(fresh, i, i + 1);
  }
  return out;
}

// Sends the rows of one table, whose columns are `_start`, `_stop`, `_time`, `_value`, `_field`, `_measurement`, tags.
class TableSender {
 public:
  TableSender(GroupKey key, ColumnType type, ChunkParts parts, ScanContext& context, TableSink& sink)
      : key_(std::move(key)), type_(type), parts_(parts), context_(context), sink_(sink) {}

  // Sends rows [from, to) of the given columns; those that are not wanted may be null.
  Status Send(const ColumnRef& times, const ColumnRef& values, size_t from, size_t to) {
    for (; from < to; from += context_.chunk_rows) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      if (!is_begun_) FLUX_TRY_STATUS(Begin());
      const size_t count = std::min(context_.chunk_rows, to - from);
      FLUX_TRY_STATUS(sink_.Push(MakeChunk(times, values, from, count)));
      context_.stats.rows_read += count;
    }
    return {};
  }

  Status End() { return is_begun_ ? sink_.End() : Status(); }

 private:
  Status Begin() {
    is_begun_ = true;
    ++context_.stats.series_read;
    TableHeader header;
    header.key = key_;
    header.is_time_ordered = true;
    std::vector<ColumnDef> columns;
    const std::vector<GroupKeyEntry>& entries = key_.entries();
    for (size_t i = 0; i < entries.size(); ++i) {
      if (i == 2 && parts_.times) columns.push_back({"_time", ColumnType::kTime});
      if (i == 2 && parts_.values) columns.push_back({"_value", type_});
      columns.push_back({entries[i].name, entries[i].type});
    }
    header.schema = Schema(std::move(columns));
    return sink_.Begin(std::make_shared<const TableHeader>(std::move(header)));
  }

  Chunk MakeChunk(const ColumnRef& times, const ColumnRef& values, size_t from, size_t count) const {
    Chunk chunk;
    chunk.rows = count;
    const std::vector<GroupKeyEntry>& entries = key_.entries();
    chunk.columns.reserve(entries.size() + 2);
    const auto part = [&](const ColumnRef& column) {
      return from == 0 && count == column->length() ? column : column->Slice(from, count);
    };
    for (size_t i = 0; i < entries.size(); ++i) {
      if (i == 2 && parts_.times) chunk.columns.push_back(part(times));
      if (i == 2 && parts_.values) chunk.columns.push_back(part(values));
      chunk.columns.push_back(Column::Constant(entries[i].type, entries[i].value, count));
    }
    return chunk;
  }

  const GroupKey key_;
  const ColumnType type_;
  const ChunkParts parts_;
  ScanContext& context_;
  TableSink& sink_;
  bool is_begun_ = false;
};

// The first row of ascending `times` at or after `time`.
size_t LowerBound(const Column& times, int64_t time) {
  size_t low = 0, high = times.length();
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (times.IntAt(middle) < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

class StoreSource final : public Source {
 public:
  StoreSource(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket)
      : store_(std::move(store)), bucket_(std::move(bucket)) {}

  std::string Name() const override { return "store"; }

  bool CanPushPredicate(const plan::ScanSpec&, const expr::Function& conjunct, std::string& why_not) const override {
    return CanFilterSeries(conjunct, why_not);
  }

  bool CanPushAggregate(const plan::ScanSpec&, const plan::AggregateWindowSpec&, std::string& why_not) const override {
    why_not = "the store leaves window aggregates to the fused pipeline";
    return false;
  }

  bool CanPruneColumns() const override { return true; }

  Status Scan(const plan::ScanSpec& spec, ScanContext& context, TableSink& sink) override {
    FLUX_CHECK(spec.aggregate == nullptr && context.chunk_rows > 0);
    SnapshotRef snapshot;
    FLUX_TRY(const std::vector<ScanColumn> columns, Select(spec, context, snapshot));
    for (const ScanColumn& column : columns) FLUX_TRY_STATUS(ScanTable(spec, column, snapshot, context, sink));
    return sink.Finish();
  }

 private:
  // Takes everything the scan needs of the bucket at one moment, in the order of the tables.
  Result<std::vector<ScanColumn>> Select(const plan::ScanSpec& spec, ScanContext& context, SnapshotRef& snapshot) {
    std::vector<ScanColumn> out;
    {
      const std::lock_guard lock(bucket_->mutex);
      if (bucket_->is_deleted) return DeletedError(*bucket_);
      snapshot = store_->map->TakeSnapshot();
      const std::vector<ColumnId> selected = SeriesFilter(bucket_->index, spec.predicates).Select();
      // One pass over the index is cheaper than many seeks.
      if (selected.size() > 32 && selected.size() * 4 > bucket_->index.column_count()) {
        FLUX_TRY_STATUS(LoadAllChunks(*store_->map, *bucket_));
      }
      for (const ColumnId id : selected) {
        FLUX_TRY_STATUS(context.cancel.Check());
        ScanColumn column;
        FLUX_TRY(column.chunks, ChunksOf(*store_->map, *bucket_, id));
        FindChunks(column, spec.range);
        column.fresh = FreshIn(bucket_->columns[id].fresh, spec.range);
        if (column.chunk_count == 0 && column.fresh.empty()) continue;
        column.id = id;
        column.type = bucket_->index.column(id).type;
        column.order = TableOrder(bucket_->index, id);
        out.push_back(std::move(column));
      }
    }
    for (ScanColumn& column : out) column.fresh.Sort();
    std::sort(out.begin(), out.end(), [](const ScanColumn& a, const ScanColumn& b) { return a.order < b.order; });
    return out;
  }

  GroupKey Key(ColumnId id, plan::TimeRange range) {
    const std::lock_guard lock(bucket_->mutex);
    return KeyOf(bucket_->index, id, range);
  }

  static void FindChunks(ScanColumn& column, plan::TimeRange range) {
    const auto first = std::lower_bound(column.chunks->begin(), column.chunks->end(), range.start.ns,
                                        [](const ChunkInfo& chunk, int64_t time) { return chunk.max_time < time; });
    const auto last = std::lower_bound(first, column.chunks->end(), range.stop.ns,
                                       [](const ChunkInfo& chunk, int64_t time) { return chunk.min_time < time; });
    column.first_chunk = static_cast<size_t>(first - column.chunks->begin());
    column.chunk_count = static_cast<size_t>(last - first);
  }

  // Fresh points lie before, within and after chunks; those within win over the chunk's rows of the same time.
  Status ScanTable(const plan::ScanSpec& spec, const ScanColumn& column, const SnapshotRef& snapshot,
                   ScanContext& context, TableSink& sink) {
    const ChunkParts wanted = WantedParts(spec);
    TableSender sender(Key(column.id, spec.range), column.type, wanted, context, sink);
    const ColumnRows& fresh = column.fresh;
    size_t at = 0;
    for (size_t i = 0; i < column.chunk_count; ++i) {
      FLUX_TRY_STATUS(context.cancel.Check());
      const ChunkInfo& info = (*column.chunks)[column.first_chunk + i];
      const size_t before = std::max(at, fresh.LowerBound(info.min_time));
      FLUX_TRY_STATUS(SendRows(sender, fresh, at, before));
      size_t inside = before;
      while (inside < fresh.size() && fresh.times[inside] <= info.max_time) ++inside;
      at = inside;
      if (inside > before) {
        FLUX_TRY_STATUS(SendMerged(spec, column, info, before, inside, snapshot, context, sender));
      } else {
        FLUX_TRY_STATUS(SendChunk(spec, column, info, wanted, snapshot, context, sender));
      }
    }
    FLUX_TRY_STATUS(SendRows(sender, fresh, at, fresh.size()));
    return sender.End();
  }

  static Status SendRows(TableSender& sender, const ColumnRows& rows, size_t from, size_t to) {
    for (; from < to; from = std::min(to, from + kChunkRows)) {
      const size_t end = std::min(to, from + kChunkRows);
      FLUX_TRY_STATUS(sender.Send(TimesOf(rows, from, end), ValuesOf(rows, from, end), 0, end - from));
    }
    return {};
  }

  Status SendMerged(const plan::ScanSpec& spec, const ScanColumn& column, const ChunkInfo& info, size_t from, size_t to,
                    const SnapshotRef& snapshot, ScanContext& context, TableSender& sender) {
    FLUX_TRY(const DecodedChunk chunk, Read(column, info, ChunkParts{}, snapshot, context));
    ColumnRows late;
    late.type = column.type;
    late.AppendRows(column.fresh, from, to);
    const ColumnRows merged = MergeRows(ToRows(*chunk.times, *chunk.values), late);
    return SendRows(sender, merged, merged.LowerBound(spec.range.start.ns), merged.LowerBound(spec.range.stop.ns));
  }

  Status SendChunk(const plan::ScanSpec& spec, const ScanColumn& column, const ChunkInfo& info, ChunkParts wanted,
                   const SnapshotRef& snapshot, ScanContext& context, TableSender& sender) {
    const bool is_whole = info.min_time >= spec.range.start.ns && info.max_time < spec.range.stop.ns;
    // With neither column wanted, the number of rows is all there is to know.
    if (is_whole && !wanted.times && !wanted.values) return sender.Send(nullptr, nullptr, 0, info.rows);
    FLUX_TRY(const DecodedChunk chunk,
             Read(column, info, {wanted.times || !is_whole, wanted.values}, snapshot, context));
    if (is_whole) return sender.Send(chunk.times, chunk.values, 0, info.rows);
    return sender.Send(chunk.times, chunk.values, LowerBound(*chunk.times, spec.range.start.ns),
                       LowerBound(*chunk.times, spec.range.stop.ns));
  }

  Result<DecodedChunk> Read(const ScanColumn& column, const ChunkInfo& info, ChunkParts parts,
                            const SnapshotRef& snapshot, ScanContext& context) {
    context.stats.bytes_read += info.bytes;
    return ReadChunk(*store_->map, *bucket_, column.id, column.type, info, parts, snapshot);
  }

  std::shared_ptr<StoreState> store_;
  std::shared_ptr<BucketState> bucket_;
};

}  // namespace

std::shared_ptr<Source> MakeStoreSource(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket) {
  return std::make_shared<StoreSource>(std::move(store), std::move(bucket));
}

}  // namespace flux::store
