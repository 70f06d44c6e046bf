#include "runtime/store/table_batcher.h"

#include <algorithm>
#include <mutex>

namespace flux::store {

Result<TableBatch> MakeKeys(BucketState& bucket, std::span<const ColumnId> columns, const plan::ScanSpec& scan,
                            TableKind kind, std::vector<KeyTexts>& key_texts) {
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
  const std::span<const Tag> tags = index.series(index.column(columns[0]).series).tags;
  std::vector<size_t> sent_tags;
  for (size_t k = 0; k < tags.size(); ++k) {
    if (scan.SendsTag(texts.At(tags[k].key))) sent_tags.push_back(k);
  }
  // One column of numbers after another, read in one pass over the series.
  std::vector<std::vector<TextId>> ids(2 + sent_tags.size(), std::vector<TextId>(columns.size()));
  for (size_t i = 0; i < columns.size(); ++i) {
    const ColumnIdentity& column = index.column(columns[i]);
    const Series series = index.series(column.series);
    ids[0][i] = column.field;
    ids[1][i] = series.measurement;
    for (size_t k = 0; k < sent_tags.size(); ++k) ids[2 + k][i] = series.tags[sent_tags[k]].value;
  }
  key_texts.resize(ids.size());
  const auto add_texts = [&](std::string_view name, size_t k) {
    add(name, ColumnType::kString, key_texts[k].MakeColumn(texts, ids[k]));
  };
  const ChunkParts parts = PartsSent(scan);
  add("_start", ColumnType::kTime, Column::Constant(ColumnType::kTime, Value::Of(scan.range.start), columns.size()));
  add("_stop", ColumnType::kTime, Column::Constant(ColumnType::kTime, Value::Of(scan.range.stop), columns.size()));
  if (!kind.is_aggregate && parts.times) add("_time", ColumnType::kTime, nullptr);
  if (!kind.is_aggregate && parts.values) add("_value", kind.type, nullptr);
  add_texts("_field", 0);
  add_texts("_measurement", 1);
  for (size_t k = 0; k < sent_tags.size(); ++k) add_texts(texts.At(tags[sent_tags[k]].key), 2 + k);
  if (kind.is_aggregate) add("_value", kind.type, nullptr);
  header->schema = Schema(std::move(defs));
  header->is_time_ordered = kind.is_time_ordered && !kind.is_aggregate;
  batch.header = std::move(header);
  FLUX_TRY_STATUS(index.Check());
  return batch;
}

Status TableBatcher::StartTable(TableColumn column, TableKind kind) {
  // The next one may have an eighth of the rows that there should be.
  const bool has_room = columns_.size() < context_.chunk_rows && rows_.size() * 8 <= context_.chunk_rows * 7;
  if (!has_room || kind_ != kind || tag_keys_ != column.tag_keys) {
    FLUX_TRY_STATUS(Flush());
    kind_ = kind;
    if (tag_keys_ != column.tag_keys) key_texts_.clear();
    tag_keys_ = column.tag_keys;
    constexpr size_t kMostReserved = 8192;
    rows_.Start(kind.type, kind.is_aggregate ? ChunkParts{.times = false, .values = true} : PartsSent(scan_),
                std::min(context_.chunk_rows, kMostReserved));
  }
  columns_.push_back(column.id);
  ends_.push_back(static_cast<uint32_t>(rows_.size()));
  return {};
}

Status TableBatcher::Begin(TableColumn column, TableKind kind) { return StartTable(column, kind); }

void TableBatcher::EndRows() {
  context_.stats.rows_read += rows_.size() - ends_.back();
  ends_.back() = static_cast<uint32_t>(rows_.size());
}

void TableBatcher::Add(const PartRows& rows) {
  rows_.Append(rows);
  EndRows();
}

void TableBatcher::AddPoint(int64_t time, uint64_t bits) {
  rows_.AppendPoint(time, bits);
  EndRows();
}

Status TableBatcher::AddChunk(std::string_view bytes, size_t rows) {
  FLUX_TRY_STATUS(rows_.AppendChunk(bytes, rows));
  EndRows();
  return {};
}

Status TableBatcher::AddAggregate(TableColumn column, ColumnType type, uint64_t bits) {
  FLUX_TRY_STATUS(StartTable(column, {.type = type, .is_aggregate = true}));
  rows_.AppendPoint(0, bits);
  ends_.back() = static_cast<uint32_t>(rows_.size());
  return {};
}

Status TableBatcher::Flush() {
  if (columns_.empty()) return {};
  FLUX_TRY(TableBatch batch, MakeKeys(bucket_, columns_, scan_, *kind_, key_texts_));
  context_.stats.series_read += columns_.size();
  const PartRows rows = rows_.Finish();
  for (size_t k = 0; k < batch.columns.size(); ++k) {
    if (!batch.header->IsKey(k)) batch.columns[k] = batch.header->schema[k].name == "_time" ? rows.times : rows.values;
  }
  batch.ends = std::exchange(ends_, {});
  columns_.clear();
  return SendTables(batch, sink_);
}

}  // namespace flux::store
