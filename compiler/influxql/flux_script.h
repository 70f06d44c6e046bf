#pragma once

// The Flux script of a `SELECT`: what the engine does of it.

#include <set>
#include <string>
#include <vector>

#include "compiler/influxql/select.h"

namespace flux::influxql {

struct ScriptRequest {
  std::string_view bucket;
  const MeasurementShape& shape;
  const Expr* condition = nullptr;  // without times; may be null
  TimeSpan span;
  std::set<std::string> fields;  // that slots read
  std::set<std::string> read_tags;
  int64_t limit = 0;  // of rows in a group, when nobody wants more; 0: none
};

// Completes a plan of which all else is known: its script, and the columns that its slots read.
Status WriteScript(const ScriptRequest& request, SelectPlan& plan);

}  // namespace flux::influxql
