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

}  // namespace

bool TableBatcher::HaveSameTags(ColumnId a, ColumnId b) const {
  const SeriesIndex& index = bucket_.index;
  const std::vector<Tag>& left = index.series(index.column(a).series).tags;
  const std::vector<Tag>& right = index.series(index.column(b).series).tags;
  return std::ranges::equal(left, right, {}, &Tag::key, &Tag::key);
}

Status TableBatcher::StartTable(ColumnId column, Kind kind) {
  // The next one may have an eighth of the rows that there should be.
  bool is_alike = kind_ == kind && columns_.size() < context_.chunk_rows && rows_ * 8 <= context_.chunk_rows * 7;
  if (is_alike && !columns_.empty()) {
    const std::lock_guard lock(bucket_.mutex);
    is_alike = HaveSameTags(columns_.back(), column);
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

Status TableBatcher::Begin(ColumnId column, ColumnType type) { return StartTable(column, {type, false}); }

void TableBatcher::Add(const PartRows& rows) {
  if (parts_.times) times_.AppendRows(*rows.times, rows.from, rows.size());
  if (parts_.values) values_.AppendRows(*rows.values, rows.from, rows.size());
  rows_ += rows.size();
  ends_.back() = static_cast<uint32_t>(rows_);
  context_.stats.rows_read += rows.size();
}

Status TableBatcher::AddAggregate(ColumnId column, ColumnType type, const Column& value) {
  FLUX_TRY_STATUS(StartTable(column, {type, true}));
  values_.AppendRows(value, 0, 1);
  ends_.back() = static_cast<uint32_t>(++rows_);
  return {};
}

std::shared_ptr<const BatchHeader> TableBatcher::HeaderFor(const Series& series) const {
  auto header = std::make_shared<BatchHeader>();
  std::vector<ColumnDef> columns;
  const auto add_key = [&](std::string name, ColumnType type) {
    header->key_columns.push_back(columns.size());
    columns.push_back({std::move(name), type});
  };
  add_key("_start", ColumnType::kTime);
  add_key("_stop", ColumnType::kTime);
  if (!kind_->is_aggregate && parts_.times) columns.push_back({"_time", ColumnType::kTime});
  if (!kind_->is_aggregate && parts_.values) columns.push_back({"_value", kind_->type});
  add_key("_field", ColumnType::kString);
  add_key("_measurement", ColumnType::kString);
  for (const Tag tag : series.tags) add_key(std::string(bucket_.index.texts().At(tag.key)), ColumnType::kString);
  if (kind_->is_aggregate) columns.push_back({"_value", kind_->type});
  header->schema = Schema(std::move(columns));
  header->is_time_ordered = !kind_->is_aggregate;
  return header;
}

void TableBatcher::AddKeys(TableBatch& batch) const {
  const SeriesIndex& index = bucket_.index;
  const TextPool& texts = index.texts();
  std::vector<ColumnRef> keys = {Column::Constant(ColumnType::kTime, Value::Of(range_.start), columns_.size()),
                                 Column::Constant(ColumnType::kTime, Value::Of(range_.stop), columns_.size())};
  std::vector<TextId> ids(columns_.size());
  const auto add = [&](auto text_of) {
    std::ranges::transform(columns_, ids.begin(), [&](ColumnId id) { return text_of(index.column(id)); });
    keys.push_back(TextColumn(texts, ids));
  };
  add([](const ColumnIdentity& column) { return column.field; });
  add([&](const ColumnIdentity& column) { return index.series(column.series).measurement; });
  const size_t tags = index.series(index.column(columns_[0]).series).tags.size();
  for (size_t k = 0; k < tags; ++k) {
    add([&](const ColumnIdentity& column) { return index.series(column.series).tags[k].value; });
  }
  for (size_t k = 0; k < keys.size(); ++k) batch.columns[batch.header->key_columns[k]] = std::move(keys[k]);
}

Status TableBatcher::Flush() {
  if (columns_.empty()) return {};
  TableBatch batch;
  {
    const std::lock_guard lock(bucket_.mutex);
    batch.header = HeaderFor(bucket_.index.series(bucket_.index.column(columns_[0]).series));
    batch.columns.resize(batch.header->schema.size());
    AddKeys(batch);
  }
  context_.stats.series_read += columns_.size();
  for (const auto& [name, builder] : {std::pair("_time", &times_), std::pair("_value", &values_)}) {
    const std::optional<size_t> at = batch.header->schema.Find(name);
    if (at && batch.columns[*at] == nullptr) batch.columns[*at] = builder->Finish();
  }
  batch.ends = std::move(ends_);
  columns_.clear();
  ends_.clear();
  rows_ = 0;
  return SendTables(batch, sink_);
}

}  // namespace flux::store
