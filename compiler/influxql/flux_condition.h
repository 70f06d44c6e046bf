#pragma once

// Conditions on tags and fields as Flux, with InfluxQL's meaning: a tag that a series does not have is an empty string,
// a comparison of different types is false.

#include <set>
#include <string>
#include <vector>

#include "compiler/influxql/shape.h"
#include "compiler/influxql/statement.h"
#include "compiler/influxql/time_condition.h"
#include "runtime/base/error.h"

namespace flux::influxql {

// Literals of Flux.
std::string FluxString(std::string_view text);
std::string FluxRegex(std::string_view pattern);
// `range(start: …, stop: …)`
std::string RangeText(const TimeSpan& span);
// `r["name"]`
std::string FluxColumn(std::string_view name);

// The conjuncts of a condition: those that a series alone decides, and those that need its fields.
struct FluxCondition {
  std::vector<std::string> on_series, on_rows;
  std::set<std::string> fields;  // that they read
};

// `only_field`, if it is not empty, is in the column `_value`; other fields are in columns of their own.
Result<FluxCondition> ToFlux(const Expr* condition, const MeasurementShape& shape, std::string_view only_field);
// The fields that a condition reads.
std::set<std::string> FieldsIn(const Expr* condition, const MeasurementShape& shape);
// Whether a tag's value fulfils a condition that is on it alone; for series without a scan.
Result<bool> MatchesText(std::string_view op, std::string_view wanted, std::string_view value);

}  // namespace flux::influxql
