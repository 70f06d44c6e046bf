#include "runtime/influx/statement.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/influx/influxql.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/tail.h"

namespace flux::influx {
namespace {

// The type as InfluxQL casts to it; names the field, too, where a tag has the same name.
std::string_view CastName(ColumnType type) {
  switch (type) {
    case ColumnType::kFloat:
      return "float";
    case ColumnType::kInt:
      return "integer";
    case ColumnType::kString:
      return "string";
    case ColumnType::kBool:
      return "boolean";
    case ColumnType::kUint:
    case ColumnType::kTime:
      break;
  }
  return "field";
}

std::string FieldText(const FieldInfo& target, ColumnType type) {
  return fmt::format("{}::{}", QuoteIdentifier(target.field), CastName(type));
}

std::string TableText(const Address& address, const FieldInfo& target) {
  return fmt::format("{}.{}.{}", QuoteIdentifier(address.database),
                     address.retention_policy.empty() ? "" : QuoteIdentifier(address.retention_policy),
                     QuoteIdentifier(target.measurement));
}

std::string RangeText(const plan::TimeRange& range) {
  // The first and last instants that InfluxDB can store.
  constexpr int64_t kFirst = INT64_MIN + 2;
  constexpr int64_t kLast = INT64_MAX - 1;
  return fmt::format("time >= {} AND time < {}", std::clamp(range.start.ns, kFirst, kLast),
                     std::clamp(range.stop.ns, kFirst, kLast));
}

std::string WhereText(const plan::TimeRange& range, const Condition& condition) {
  return condition.is_constant ? RangeText(range) : fmt::format("{} AND {}", RangeText(range), condition.text);
}

std::string WindowsText(const plan::AggregateWindowSpec& aggregate) {
  const int64_t every = aggregate.shape.every.ns;
  const int64_t offset = (aggregate.shape.offset.ns % every + every) % every;
  const std::string shift = offset == 0 ? "" : ", " + DurationText(offset);
  return fmt::format("GROUP BY time({}{}), * fill({})", DurationText(every), shift,
                     aggregate.create_empty ? "null" : "none");
}

// InfluxDB adds up each of its shards alone and then the sums, which rounds differently. Reading from a subquery makes
// it add points, as does casting integers for a mean.
bool AddsFloats(const plan::Aggregation& aggregate, ColumnType type) {
  const std::optional<plan::Statistic> statistic = aggregate.fn->statistic;
  return statistic == plan::Statistic::kMean || (statistic == plan::Statistic::kSum && type == ColumnType::kFloat);
}

constexpr std::string_view kBySeries = "GROUP BY *";

// The text behind the grouping that leaves some rows of each series.
std::string RowsText(const plan::Node& operation) {
  if (const auto* tail = operation.As<plan::TailSpec>()) {
    return fmt::format(" ORDER BY time DESC LIMIT {}", tail->count);
  }
  const plan::LimitSpec& limit = *operation.As<plan::LimitSpec>();
  const std::string text = fmt::format(" LIMIT {}", limit.count);
  return limit.offset == 0 ? text : fmt::format("{} OFFSET {}", text, limit.offset);
}

std::string AggregateText(const Address& address, const FieldInfo& target, const plan::TimeRange& range,
                          const Condition& condition, const plan::Aggregation& aggregate, std::string_view grouping) {
  const std::string_view name = aggregate.fn->name;
  const std::string table = TableText(address, target);
  if (!AddsFloats(aggregate, target.type)) {
    return fmt::format("SELECT {}({}) FROM {} WHERE {} {}", name, FieldText(target, target.type), table,
                       WhereText(range, condition), grouping);
  }
  return fmt::format("SELECT {}(\"_value\") FROM (SELECT {} AS \"_value\" FROM {} WHERE {} {}) WHERE {} {}", name,
                     FieldText(target, ColumnType::kFloat), table, WhereText(range, condition), kBySeries,
                     RangeText(range), grouping);
}

}  // namespace

std::string FieldKeysStatement(const Address& address) {
  const std::string statement = fmt::format("SHOW FIELD KEYS ON {}", QuoteIdentifier(address.database));
  if (address.retention_policy.empty()) return statement;
  return fmt::format("{} FROM {}./.*/", statement, QuoteIdentifier(address.retention_policy));
}

std::string DatabasesStatement() { return "SHOW DATABASES"; }

std::string PoliciesStatement(std::string_view database) {
  return fmt::format("SHOW RETENTION POLICIES ON {}", QuoteIdentifier(database));
}

std::string ReadStatement(const Address& address, std::span<const FieldInfo> targets, const plan::TimeRange& range,
                          const Condition& condition, const plan::Node* operation) {
  if (operation != nullptr) {
    if (const auto* windows = operation->As<plan::AggregateWindowSpec>()) {
      return AggregateText(address, targets.front(), range, condition, *windows, WindowsText(*windows));
    }
    if (const auto* aggregate = operation->As<plan::AggregateSpec>()) {
      return AggregateText(address, targets.front(), range, condition, *aggregate, kBySeries);
    }
  }
  std::string fields;
  for (const FieldInfo& target : targets) {
    if (!fields.empty()) fields += ", ";
    fields += FieldText(target, target.type);
  }
  return fmt::format("SELECT {} FROM {} WHERE {} {}{}", fields, TableText(address, targets.front()),
                     WhereText(range, condition), kBySeries, operation != nullptr ? RowsText(*operation) : "");
}

}  // namespace flux::influx
