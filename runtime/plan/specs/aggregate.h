#pragma once

// Aggregates of one column.

#include "runtime/plan/aggregation.h"
#include "runtime/plan/plan.h"

namespace flux::plan {

// One aggregate or selector of one column per table.
struct AggregateSpec final : Spec, Aggregation {
  static constexpr std::string_view kName = "aggregate";
  void Describe(Description& out) const override {
    out.Add("fn", Text());
    out.Add("column", column);
  }
};

}  // namespace flux::plan
