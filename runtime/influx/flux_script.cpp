#include "runtime/influx/flux_script.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/plan/clamped_days.h"
#include "runtime/plan/flux_text.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/distinct.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/tail.h"
#include "runtime/plan/specs/window.h"

namespace flux::influx {
namespace {

using plan::Statistic;

constexpr std::string_view kNothingAlike = "the storage of InfluxDB has nothing that gives the same";

std::string WindowObstacle(const plan::AggregateWindowSpec& windows) {
  const plan::WindowShape& shape = windows.shape;
  const bool has_length = shape.every.months > 0 || shape.every.ns > 0;
  if (!has_length || shape.every.ns == plan::WindowShape::kForever) return "windows need a length";
  if (shape.period != shape.every) return "windows that overlap or leave gaps run here";
  if (plan::MayClampDays(shape)) return "the storage of InfluxDB loses points at the ends of some months";
  if (!shape.location.IsUtc()) return "windows of a time zone other than UTC run here";
  return {};
}

std::string RowsObstacle(size_t count) {
  if (count == 0) return "which tables are left of no rows is decided here";
  if (count > INT64_MAX) return "InfluxDB does not count that far";
  return {};
}

// What is computed of the values of a series, or of each of its windows; null by other operations.
const plan::Aggregation* ComputedBy(const plan::Node& operation) {
  if (const auto* windows = operation.As<plan::AggregateWindowSpec>()) return windows;
  return operation.As<plan::AggregateSpec>();
}

bool IsGrouped(const plan::ScanSpec& scan) {
  const std::span<const plan::NodeRef> stages = scan.StagesBehindFilters();
  return !stages.empty() && stages.back()->As<plan::GroupSpec>() != nullptr;
}

std::string FromText(const FluxAddress& address, const plan::TimeRange& range, const Condition& condition) {
  const plan::TimeRange stored = StoredRange(range);
  std::string text =
      plan::FluxCall("from").Add(address.has_bucket_id ? "bucketID" : "bucket", address.bucket).Text().value();
  text +=
      "\n    |> " +
      plan::FluxCall("range").Add("start", Value::Of(stored.start)).Add("stop", Value::Of(stored.stop)).Text().value();
  if (!condition.is_constant) text += "\n    |> " + FilterText(condition);
  return text;
}

// The first row of a series is what the storage gives by itself; for `limit` it reads all of them.
bool IsFirstRow(const plan::Node& stage) {
  const auto* limit = stage.As<plan::LimitSpec>();
  return limit != nullptr && limit->count == 1 && limit->offset == 0;
}

// By one point of each series: the index of the storage knows for each of its shards which series it has, not for a
// range, so it would name more.
std::string CatalogueText(const plan::CatalogueSpec& catalogue) {
  if (catalogue.tag.empty()) {
    return "first()\n    |> keys()\n    |> keep(columns: [\"_value\"])\n    |> distinct()";
  }
  const std::string tag = plan::FluxLiteral(Value::String(catalogue.tag)).value();
  return fmt::format("first()\n    |> keep(columns: [{}])\n    |> group()\n    |> distinct(column: {})", tag, tag);
}

std::string StageTextOf(const plan::Node& stage, bool is_of_points, const StageText& text) {
  if (const auto* catalogue = stage.As<plan::CatalogueSpec>()) return CatalogueText(*catalogue);
  return is_of_points && IsFirstRow(stage) ? "first()" : text(stage).value();
}

std::string StagesText(const plan::ScanSpec& scan, const StageText& text) {
  std::string script;
  bool is_of_points = true;
  for (const plan::NodeRef& stage : scan.StagesBehindFilters()) {
    script += "\n    |> " + StageTextOf(*stage, is_of_points, text);
    is_of_points = false;
  }
  return script;
}

}  // namespace

bool FluxOperations::NeedsSmallSums(const plan::Node& operation) {
  const plan::Aggregation* computed = ComputedBy(operation);
  return computed != nullptr && computed->fn->statistic == Statistic::kMean;
}

// Sums of floats depend on how they are added: the storage adds one value after the other, what Flux does behind it
// does not.
std::string FluxOperations::AggregateObstacle(const plan::ScanSpec& scan, const plan::Aggregation& aggregate) const {
  if (!aggregate.fn->statistic) return std::string(kNothingAlike);
  if (aggregate.column != "_value") return "only `_value` can be aggregated by InfluxDB";
  if (!scan.StagesBehindFilters().empty()) return "the storage of InfluxDB aggregates points only";
  const bool adds = *aggregate.fn->statistic == Statistic::kSum || *aggregate.fn->statistic == Statistic::kMean;
  if (is_1x_ && adds) return "InfluxDB 1.x adds floats in an order of its own";
  return {};
}

// The storage counts the points of groups. What else it makes of them depends on the order of their series.
std::string FluxOperations::GroupObstacle(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) const {
  const plan::GroupSpec& group = *operations.front()->As<plan::GroupSpec>();
  const auto* aggregate = operations.size() > 1 ? operations[1]->As<plan::AggregateSpec>() : nullptr;
  const bool counts = aggregate != nullptr && aggregate->fn->statistic == Statistic::kCount;
  if (is_1x_ || !counts || aggregate->column != "_value" || !scan.StagesBehindFilters().empty()) {
    return "the storage of InfluxDB groups points only to count them";
  }
  if (group.mode != plan::GroupSpec::Mode::kBy) return "which columns are left to group by is decided here";
  const auto is_of_points = [](const std::string& column) {
    return column == "_time" || column == "_value" || column == "_start" || column == "_stop";
  };
  return std::ranges::any_of(group.columns, is_of_points) ? "the storage of InfluxDB groups by tags" : "";
}

std::string FluxOperations::Obstacle(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) const {
  const plan::Node& operation = *operations.front();
  if (CatalogueOf(scan) != nullptr) return "the names of series are put in order here";
  if (const auto* limit = operation.As<plan::LimitSpec>()) {
    if (limit->drops_empty || limit->offset > 0) return "which tables are left behind the offset is decided here";
    return RowsObstacle(limit->count);
  }
  if (const auto* tail = operation.As<plan::TailSpec>()) {
    if (tail->offset > 0) return "which tables are left behind the offset is decided here";
    return RowsObstacle(tail->count);
  }
  if (operation.As<plan::GroupSpec>() != nullptr) return GroupObstacle(scan, operations);
  const auto* distinct = operation.As<plan::DistinctSpec>();
  if (operation.As<plan::CatalogueSpec>() != nullptr || (distinct != nullptr && distinct->column == "_value")) {
    return scan.StagesBehindFilters().empty() ? "" : "it is asked of points only";
  }
  const plan::Aggregation* computed = ComputedBy(operation);
  if (computed == nullptr) return std::string(kNothingAlike);
  // Groups are taken with what is made of them.
  if (IsGrouped(scan)) return "";
  if (const auto* windows = operation.As<plan::AggregateWindowSpec>()) {
    if (std::string obstacle = WindowObstacle(*windows); !obstacle.empty()) return obstacle;
  }
  return AggregateObstacle(scan, *computed);
}

ScanLayout FluxOperations::LayoutOf(const plan::ScanSpec& scan) {
  const std::span<const plan::NodeRef> stages = scan.StagesBehindFilters();
  if (!stages.empty() && stages.front()->As<plan::GroupSpec>() != nullptr) {
    return {.first = {"_field", "_measurement"}, .last = {"_value"}, .is_by_series = false, .has_points = false};
  }
  const plan::AggregateWindowSpec* windows = nullptr;
  const plan::Aggregation* computed = nullptr;
  for (const plan::NodeRef& stage : stages) {
    if (const plan::Aggregation* found = ComputedBy(*stage)) {
      computed = found;
      windows = stage->As<plan::AggregateWindowSpec>();
    }
  }
  ScanLayout layout{.first = {"_start", "_stop"}, .last = {}};
  const bool is_distinct = !stages.empty() && stages.front()->As<plan::DistinctSpec>() != nullptr;
  layout.has_points = !is_distinct && (computed == nullptr || computed->fn->is_selector);
  layout.has_times = layout.has_points || windows != nullptr;
  if (layout.has_points) {
    if (scan.Sends("_time") || windows != nullptr) layout.first.push_back("_time");
    if (scan.Sends("_value")) layout.first.push_back("_value");
  } else {
    layout.last.push_back("_value");
    if (windows != nullptr) layout.last.push_back("_time");
  }
  layout.first.insert(layout.first.end(), {"_field", "_measurement"});
  return layout;
}

plan::TimeRange StoredRange(const plan::TimeRange& range) {
  // The first and last instants that InfluxDB can store.
  constexpr int64_t kFirst = INT64_MIN + 2, kLast = INT64_MAX - 1;
  return {Time{std::clamp(range.start.ns, kFirst, kLast)}, Time{std::clamp(range.stop.ns, kFirst, kLast)}};
}

std::string ReadScript(const FluxAddress& address, const plan::ScanSpec& scan, const Condition& condition,
                       const StageText& text) {
  return FromText(address, scan.range, condition) + StagesText(scan, text) + "\n";
}

std::string TextsScript(const FluxAddress& address, const plan::ScanSpec& scan, const Condition& condition,
                        const StageText& text, const FieldNames& fields) {
  return fmt::format("{}{}\n    |> {}{}\n    |> {}\n", EscapeImports(), FromText(address, scan.range, condition),
                     FieldsFilter(fields), StagesText(scan, text), EscapeStage());
}

const plan::CatalogueSpec* CatalogueOf(const plan::ScanSpec& scan) {
  const std::span<const plan::NodeRef> stages = scan.StagesBehindFilters();
  return stages.empty() ? nullptr : stages.front()->As<plan::CatalogueSpec>();
}

bool MayHaveNulls(const plan::ScanSpec& scan) {
  return std::ranges::any_of(scan.StagesBehindFilters(), [](const plan::NodeRef& stage) {
    const auto* windows = stage->As<plan::AggregateWindowSpec>();
    return windows != nullptr && windows->create_empty;
  });
}

// Each has a read of its own: where one read has several readers the storage does nothing of theirs.
std::string BoundsScript(const FluxAddress& address, const plan::TimeRange& range, const Condition& condition) {
  std::string script;
  for (const std::string_view aggregate : {"min", "max", "count"}) {
    script += fmt::format(
        "{}\n    |> group(columns: [\"_measurement\", \"_field\"])\n    |> {}()\n"
        "    |> keep(columns: [\"_measurement\", \"_field\", \"_value\"])\n    |> yield(name: \"{}\")\n\n",
        FromText(address, range, condition), aggregate, aggregate);
  }
  return script;
}

std::string TypesScript(const FluxAddress& address, const plan::TimeRange& range, const Condition& condition) {
  return FromText(address, range, condition) +
         "\n    |> group(columns: [\"_measurement\", \"_field\"])\n    |> first()\n"
         "    |> keep(columns: [\"_measurement\", \"_field\", \"_value\"])\n";
}

}  // namespace flux::influx
