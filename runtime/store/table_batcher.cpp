#include "runtime/store/table_batcher.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <numeric>

namespace flux::store {

namespace {

// The texts with these numbers as a column; `texts` has them.
ColumnRef TextColumn(const TextPool& texts, const std::vector<TextId>& ids) {
  if (std::ranges::all_of(ids, [&](TextId id) { return id == ids[0]; }))
    return Column::Constant(ColumnType::kString, texts.ValueAt(ids[0]), ids.size());
  auto entries = std::make_shared<StringBuffer>();
  entries->offsets.push_back(0);
  const auto add_entry = [&](TextId id) {
    CheckTextBytes(uint64_t{entries->bytes.size()} + texts.At(id).size());
    entries->bytes.append(texts.At(id));
    entries->offsets.push_back(static_cast<uint32_t>(entries->bytes.size()));
  };
  std::vector<uint32_t> codes(ids.size());
  // Texts of which each is in one series alone were numbered when the series came.
  if (std::ranges::adjacent_find(ids, std::ranges::greater_equal()) == ids.end()) {
    std::iota(codes.begin(), codes.end(), 0);
    std::ranges::for_each(ids, add_entry);
  } else {
    HashMap<TextId, uint32_t> code_of;
    for (size_t i = 0; i < ids.size(); ++i) {
      const auto [known, is_new] = code_of.emplace(ids[i], static_cast<uint32_t>(code_of.size()));
      if (is_new) add_entry(ids[i]);
      codes[i] = known->second;
    }
  }
  return Column::Dictionary(std::move(codes), std::move(entries));
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

Status TableBatcher::StartTable(TableColumn column, TableKind kind) {
  // The next one may have an eighth of the rows that there should be.
  const bool has_room = columns_.size() < context_.chunk_rows && rows_.size() * 8 <= context_.chunk_rows * 7;
  if (!has_room || kind_ != kind || tag_keys_ != column.tag_keys) {
    FLUX_TRY_STATUS(Flush());
    kind_ = kind;
    tag_keys_ = column.tag_keys;
    rows_.Start(kind.type, kind.is_aggregate ? ChunkParts{.times = false, .values = true} : parts_);
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

Status TableBatcher::AddPart(ColumnParts& parts, size_t i) {
  FLUX_TRY_STATUS(parts.Gather(i, rows_));
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
  TableBatch batch = MakeKeys(bucket_, columns_, range_, *kind_, parts_);
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
