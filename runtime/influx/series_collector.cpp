#include "runtime/influx/series_collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace flux::influx {
namespace {

using plan::AggregateKind;

constexpr std::array<std::string_view, 6> kOwnColumns = {"_field", "_measurement", "_start",
                                                         "_stop",  "_time",        "_value"};

bool IsSelector(AggregateKind kind) {
  switch (kind) {
    case AggregateKind::kCount:
    case AggregateKind::kSum:
    case AggregateKind::kMean:
      return false;
    case AggregateKind::kMin:
    case AggregateKind::kMax:
    case AggregateKind::kFirst:
    case AggregateKind::kLast:
      return true;
  }
  return false;
}

ColumnType ResultType(const plan::AggregateWindowSpec* aggregate, ColumnType type) {
  if (aggregate == nullptr) return type;
  if (aggregate->kind == AggregateKind::kCount) return ColumnType::kInt;
  return aggregate->kind == AggregateKind::kMean ? ColumnType::kFloat : type;
}

// The time that a row of `aggregateWindow` has: a bound of its window, cut to the range.
int64_t WindowTime(int64_t start, const plan::AggregateWindowSpec& aggregate, const plan::TimeRange& range) {
  if (aggregate.time_is_start) return std::max(start, range.start.ns);
  int64_t stop = 0;
  if (__builtin_add_overflow(start, aggregate.shape.every.ns, &stop)) return range.stop.ns;
  return std::min(stop, range.stop.ns);
}

}  // namespace

SeriesCollector::SeriesCollector(const FieldInfo& target, const plan::TimeRange& range,
                                 const plan::AggregateWindowSpec* aggregate)
    : target_(target), range_(range), aggregate_(aggregate), value_type_(ResultType(aggregate, target.type)) {}

Status SeriesCollector::BeginSeries(const AnswerSeries& series) {
  // InfluxDB lists every tag of the measurement; an empty value means that the series does not have it.
  std::vector<std::pair<std::string, std::string>> tags;
  for (const auto& [key, value] : series.tags) {
    if (value.empty()) continue;
    if (std::ranges::find(kOwnColumns, key) != kOwnColumns.end()) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("measurement `{}` has a tag named `{}`, which is the name of a column of its own",
                              target_.measurement, key));
    }
    tags.emplace_back(key, value);
  }
  std::ranges::sort(tags);
  // A long series comes in several parts.
  if (!series_.empty() && series_.back().tags == tags) return {};
  series_.push_back({std::move(tags), {}, ColumnBuilder(value_type_)});
  return {};
}

Status SeriesCollector::AddRow(std::span<const MsgpackItem> row) {
  if (row.size() != 2 || row[0].kind != MsgpackItem::Kind::kInt) {
    return Fail(ErrorCode::kDataLoss, "InfluxDB sent a row without time and value");
  }
  const int64_t time = row[0].integer;
  series_.back().times.push_back(aggregate_ == nullptr ? time : WindowTime(time, *aggregate_, range_));
  ++row_count_;
  return AppendValue(row[1]);
}

Status SeriesCollector::AppendValue(const MsgpackItem& item) {
  ColumnBuilder& values = series_.back().values;
  using Kind = MsgpackItem::Kind;
  if (item.kind == Kind::kNil) {
    values.AppendNull();
  } else if (item.kind == Kind::kInt && value_type_ == ColumnType::kInt) {
    values.AppendInt(item.integer);
  } else if (item.kind == Kind::kFloat && value_type_ == ColumnType::kFloat) {
    values.AppendFloat(item.number);
  } else if (item.kind == Kind::kInt && value_type_ == ColumnType::kFloat) {
    values.AppendFloat(static_cast<double>(item.integer));
  } else if (item.kind == Kind::kString && value_type_ == ColumnType::kString) {
    values.AppendString(item.text);
  } else if (item.kind == Kind::kBool && value_type_ == ColumnType::kBool) {
    values.AppendBool(item.boolean);
  } else {
    return Fail(ErrorCode::kDataLoss, fmt::format("InfluxDB sent a value of field `{}` that is not of type {}",
                                                  target_.field, ColumnTypeName(value_type_)));
  }
  return {};
}

TableHeaderRef SeriesCollector::MakeHeader(const Series& series) const {
  std::vector<GroupKeyEntry> key = {{"_start", ColumnType::kTime, Value::Of(range_.start)},
                                    {"_stop", ColumnType::kTime, Value::Of(range_.stop)},
                                    {"_field", ColumnType::kString, Value::String(target_.field)},
                                    {"_measurement", ColumnType::kString, Value::String(target_.measurement)}};
  for (const auto& [name, value] : series.tags) key.push_back({name, ColumnType::kString, Value::String(value)});
  std::vector<ColumnDef> columns;
  for (const GroupKeyEntry& entry : key) columns.push_back({entry.name, entry.type});
  const ColumnDef time{"_time", ColumnType::kTime}, value{"_value", value_type_};
  // Selectors keep the columns of their rows; aggregates give the key, the value and what `aggregateWindow` adds.
  if (aggregate_ == nullptr || IsSelector(aggregate_->kind)) {
    columns.insert(columns.begin() + 2, {time, value});
  } else {
    columns.insert(columns.end(), {value, time});
  }
  return std::make_shared<const TableHeader>(GroupKey(std::move(key)), Schema(std::move(columns)), true);
}

Table SeriesCollector::MakeTable(Series& series, size_t chunk_rows) const {
  Table table;
  table.header = MakeHeader(series);
  Chunk all{{}, series.times.size()};
  const ColumnRef times = Column::FlatTime(std::move(series.times));
  const ColumnRef values = series.values.Finish();
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
    if (!series.times.empty()) tables.push_back(MakeTable(series, chunk_rows));
  }
  series_.clear();
  std::ranges::sort(tables, [](const Table& a, const Table& b) { return a.header->key < b.header->key; });
  return tables;
}

}  // namespace flux::influx
