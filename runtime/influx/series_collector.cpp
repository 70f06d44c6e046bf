#include "runtime/influx/series_collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/tail.h"

namespace flux::influx {
namespace {

constexpr std::array<std::string_view, 6> kOwnColumns = {"_field", "_measurement", "_start",
                                                         "_stop",  "_time",        "_value"};

// The time that a row of `aggregateWindow` has: a bound of its window, cut to the range.
int64_t WindowTime(int64_t start, const plan::AggregateWindowSpec& aggregate, const plan::TimeRange& range) {
  if (aggregate.time_is_start) return std::max(start, range.start.ns);
  int64_t stop = 0;
  if (__builtin_add_overflow(start, aggregate.shape.every.ns, &stop)) return range.stop.ns;
  return std::min(stop, range.stop.ns);
}

}  // namespace

SeriesCollector::SeriesCollector(std::span<const FieldInfo> targets, const plan::ScanSpec& scan,
                                 const plan::Node* operation)
    : targets_(targets), scan_(scan) {
  if (operation == nullptr) return;
  windows_ = operation->As<plan::AggregateWindowSpec>();
  if (windows_ != nullptr) aggregate_ = windows_;
  if (const auto* aggregate = operation->As<plan::AggregateSpec>()) aggregate_ = aggregate;
  descends_ = operation->As<plan::TailSpec>() != nullptr;
}

ColumnType SeriesCollector::ValueType(const FieldInfo& target) const {
  return aggregate_ != nullptr ? aggregate_->fn->gives.value_or(target.type) : target.type;
}

Status SeriesCollector::BeginSeries(const AnswerSeries& series) {
  // InfluxDB lists every tag of the measurement; an empty value means that the series does not have it.
  std::vector<std::pair<std::string, std::string>> tags;
  for (const auto& [key, value] : series.tags) {
    if (value.empty()) continue;
    if (std::ranges::find(kOwnColumns, key) != kOwnColumns.end()) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("measurement `{}` has a tag named `{}`, which is the name of a column of its own",
                              targets_.front().measurement, key));
    }
    tags.emplace_back(key, value);
  }
  std::ranges::sort(tags);
  // A long series comes in several parts.
  if (!series_.empty() && series_.back().tags == tags) return {};
  Series& begun = series_.emplace_back(std::move(tags), std::vector<FieldRows>());
  for (const FieldInfo& target : targets_) begun.fields.push_back({{}, ColumnBuilder(ValueType(target))});
  return {};
}

Status SeriesCollector::AddRow(std::span<const MsgpackItem> row) {
  if (row.size() != 1 + targets_.size() || row[0].kind != MsgpackItem::Kind::kInt) {
    return Fail(ErrorCode::kDataLoss, "InfluxDB sent a row without time and values");
  }
  const int64_t time = row[0].integer;
  for (size_t i = 0; i < targets_.size(); ++i) {
    // A point that has other fields only.
    if (!aggregate_ && row[1 + i].kind == MsgpackItem::Kind::kNil) continue;
    FieldRows& rows = series_.back().fields[i];
    rows.times.push_back(windows_ == nullptr ? time : WindowTime(time, *windows_, scan_.range));
    ++row_count_;
    FLUX_TRY_STATUS(AppendValue(targets_[i], row[1 + i], rows.values));
  }
  return {};
}

Status SeriesCollector::AppendValue(const FieldInfo& target, const MsgpackItem& item, ColumnBuilder& values) const {
  using Kind = MsgpackItem::Kind;
  const ColumnType type = values.type();
  if (item.kind == Kind::kNil) {
    values.AppendNull();
  } else if (item.kind == Kind::kInt && type == ColumnType::kInt) {
    values.AppendInt(item.integer);
  } else if (item.kind == Kind::kFloat && type == ColumnType::kFloat) {
    values.AppendFloat(item.number);
  } else if (item.kind == Kind::kInt && type == ColumnType::kFloat) {
    values.AppendFloat(static_cast<double>(item.integer));
  } else if (item.kind == Kind::kString && type == ColumnType::kString) {
    values.AppendString(item.text);
  } else if (item.kind == Kind::kBool && type == ColumnType::kBool) {
    values.AppendBool(item.boolean);
  } else {
    return Fail(ErrorCode::kDataLoss, fmt::format("InfluxDB sent a value of field `{}` that is not of type {}",
                                                  target.field, ColumnTypeName(type)));
  }
  return {};
}

TableHeaderRef SeriesCollector::MakeHeader(const Series& series, const FieldInfo& target) const {
  std::vector<GroupKeyEntry> key = {{"_start", ColumnType::kTime, Value::Of(scan_.range.start)},
                                    {"_stop", ColumnType::kTime, Value::Of(scan_.range.stop)},
                                    {"_field", ColumnType::kString, Value::String(target.field)},
                                    {"_measurement", ColumnType::kString, Value::String(target.measurement)}};
  for (const auto& [name, value] : series.tags) key.push_back({name, ColumnType::kString, Value::String(value)});
  std::vector<ColumnDef> columns;
  for (const GroupKeyEntry& entry : key) columns.push_back({entry.name, entry.type});
  const ColumnDef time{"_time", ColumnType::kTime}, value{"_value", ValueType(target)};
  // Selectors keep the columns of their rows; aggregates give the key, the value and what `aggregateWindow` adds.
  if (HasPoints()) {
    if (scan_.Sends("_value")) columns.insert(columns.begin() + 2, value);
    if (scan_.Sends("_time") || windows_ != nullptr) columns.insert(columns.begin() + 2, time);
  } else {
    columns.push_back(value);
    if (windows_ != nullptr) columns.push_back(time);
  }
  const bool is_time_ordered = HasPoints() || windows_ != nullptr;
  return std::make_shared<const TableHeader>(GroupKey(std::move(key)), Schema(std::move(columns)), is_time_ordered);
}

Table SeriesCollector::MakeTable(Series& series, size_t field, size_t chunk_rows) const {
  Table table;
  table.header = MakeHeader(series, targets_[field]);
  FieldRows& rows = series.fields[field];
  Chunk all{{}, rows.times.size()};
  ColumnRef times = Column::FlatTime(std::move(rows.times));
  ColumnRef values = rows.values.Finish();
  if (descends_) {
    std::vector<uint32_t> order(all.rows);
    std::iota(order.rbegin(), order.rend(), 0u);
    times = times->Take(order);
    values = values->Take(order);
  }
  for (const ColumnDef& column : table.header->schema.columns()) {
    if (column.name == "_time") {
      all.columns.push_back(times);
    } else if (column.name == "_value") {
      all.columns.push_back(values);
    } else {
      const Value& value = table.header->key.Find(column.name)->value;
      all.columns.push_back(Column::Constant(column.type, value, all.rows));
    }
  }
  table.chunks = SplitChunk(all, chunk_rows);
  return table;
}

std::vector<Table> SeriesCollector::TakeTables(size_t chunk_rows) {
  std::vector<Table> tables;
  for (Series& series : series_) {
    for (size_t field = 0; field < targets_.size(); ++field) {
      if (!series.fields[field].times.empty()) tables.push_back(MakeTable(series, field, chunk_rows));
    }
  }
  series_.clear();
  std::ranges::sort(tables, [](const Table& a, const Table& b) { return a.header->key < b.header->key; });
  return tables;
}

}  // namespace flux::influx
