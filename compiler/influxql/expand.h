#pragma once

// The fields of a `SELECT` with names in the place of `*` and regular expressions.

#include <vector>

#include "compiler/influxql/shape.h"
#include "compiler/influxql/statement.h"
#include "runtime/base/error.h"

namespace flux::influxql {

struct NamedField {
  std::string name;
  ExprRef expr;
};

// `all` is what the measurements have together; tags among `grouped` are not among those of `*`. Names are made
// different from one another as InfluxDB does it.
Result<std::vector<NamedField>> ExpandFields(const SelectStatement& select, const MeasurementShape& all,
                                             const std::vector<std::string>& grouped);

}  // namespace flux::influxql
