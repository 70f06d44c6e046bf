#include "runtime/store/table_batcher.h"

#include <algorithm>
#include <mutex>

namespace flux::store {

namespace {

// The texts with these numbers as a column; `texts` has them.
ColumnRef TextColumn(const TextPool& texts, const std::vector<TextId>& ids) {
  std::vector<TextId> distinct = ids;
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (distinct.size() == 1) return Column::Constant(ColumnType::kString, texts.ValueAt(distinct[0]), ids.size());
  auto entries = std::make_shared<StringBuffer>();
  entries->offsets.push_back(0);
  for (const TextId id : distinct) {
    CheckTextBytes(uint64_t{entries->bytes.size()} + texts.At(id).size());
    entries->bytes.append(texts.At(id));
    entries->offsets.push_back(static_cast<uint32_t>(entries->bytes.size()));
  }
  std::vector<uint32_t> codes;
  codes.reserve(ids.size());
  for (const TextId id : ids) {
    codes.push_back(static_cast<uint32_t>(std::ranges::lower_bound(distinct, id) - distinct.begin()));
  }
  return Column::Dictionary(std::move(codes), std::move(entries));
}

bool HaveSameTags(const SeriesIndex& index, ColumnId a, ColumnId b) {
  const std::vector<Tag>& left = index.series(index.column(a).series).tags;
  const std::vector<Tag>& right = index.series(index.column(b).series).tags;
  return std::ranges::equal(left, right, {}, &Tag::key, &Tag::key);
}

}  // namespace

TableBatch MakeKeys(BucketState& bucket, std::span<const ColumnId> columns, plan::TimeRange range, TableKind kind,
                    ChunkParts parts) {
  const std::lock_guard lock(bucket.mutex);
  const SeriesIndex& index = bucket.index;
  const TextPool& texts = index.texts();
  auto header = std::make_shared<BatchHeader>();
  std::vector<ColumnDef> defs;
  TableBatch batch;
  const auto add = [&](std::string_view name, ColumnType type, ColumnRef values) {
    if (values != nullptr) header->key_columns.push_back(defs.size());
    defs.push_back({std::string(name), type});
    batch.columns.push_back(std::move(values));
  };
  std::vector<TextId> ids(columns.size());
  const auto add_texts = [&](std::string_view name, auto text_of) {
    std::ranges::transform(columns, ids.begin(), [&](ColumnId id) { return text_of(index.column(id)); });
    add(name, ColumnType::kString, TextColumn(texts, ids));
  };
  add("_start", ColumnType::kTime, Column::Constant(ColumnType::kTime, Value::Of(range.start), columns.size()));
  add("_stop", ColumnType::kTime, Column::Constant(ColumnType::kTime, Value::Of(range.stop), columns.size()));
  if (!kind.is_aggregate && parts.times) add("_time", ColumnType::kTime, nullptr);
  if (!kind.is_aggregate && parts.values) add("_value", kind.type, nullptr);
  add_texts("_field", [](const ColumnIdentity& column) { return column.field; });
  add_texts("_measurement", [&](const ColumnIdentity& column) { return index.series(column.series).measurement; });
  const std::vector<Tag>& tags = index.series(index.column(columns[0]).series).tags;
  for (size_t k = 0; k < tags.size(); ++k) {
    add_texts(texts.At(tags[k].key),
              [&](const ColumnIdentity& column) { return index.series(column.series).tags[k].value; });
  }
  if (kind.is_aggregate) add("_value", kind.type, nullptr);
  header->schema = Schema(std::move(defs));
  header->is_time_ordered = kind.is_time_ordered && !kind.is_aggregate;
  batch.header = std::move(header);
  return batch;
}

Status TableBatcher::StartTable(ColumnId column, TableKind kind) {
  // The next one may have an eighth of the rows that there should be.
  bool is_alike = kind_ == kind && columns_.size() < context_.chunk_rows && rows_ * 8 <= context_.chunk_rows * 7;
  if (is_alike && !columns_.empty()) {
    const std::lock_guard lock(bucket_.mutex);
    is_alike = HaveSameTags(bucket_.index, columns_.back(), column);
  }
  if (!is_alike) {
    FLUX_TRY_STATUS(Flush());
    kind_ = kind;
    values_ = ColumnBuilder(kind.type);
  }
  columns_.push_back(column);
  ends_.push_back(static_cast<uint32_t>(rows_));
  return {};
}

Status TableBatcher::Begin(ColumnId column, TableKind kind) { return StartTable(column, kind); }

void TableBatcher::Add(const PartRows& rows) {
  if (parts_.times) times_.AppendRows(*rows.times, rows.from, rows.size());
  if (parts_.values) values_.AppendRows(*rows.values, rows.from, rows.size());
  rows_ += rows.size();
  ends_.back() = static_cast<uint32_t>(rows_);
  context_.stats.rows_read += rows.size();
}

Status TableBatcher::AddAggregate(ColumnId column, ColumnType type, const Column& value) {
  FLUX_TRY_STATUS(StartTable(column, {.type = type, .is_aggregate = true}));
  values_.AppendRows(value, 0, 1);
  ends_.back() = static_cast<uint32_t>(++rows_);
  return {};
}

Status TableBatcher::Flush() {
  if (columns_.empty()) return {};
  TableBatch batch = MakeKeys(bucket_, columns_, range_, *kind_, parts_);
  context_.stats.series_read += columns_.size();
  for (size_t k = 0; k < batch.columns.size(); ++k) {
    if (!batch.header->IsKey(k)) {
      batch.columns[k] = batch.header->schema[k].name == "_time" ? times_.Finish() : values_.Finish();
    }
  }
  batch.ends = std::move(ends_);
  columns_.clear();
  ends_.clear();
  rows_ = 0;
  return SendTables(batch, sink_);
}

}  // namespace flux::store
