#pragma once

// What of each table is enough for `min` or `max` of several tables together.

#include <string>

#include "runtime/plan/aggregation.h"
#include "runtime/plan/plan.h"

namespace flux::plan {

// Keeps of each table the row that the aggregate, `min` or `max`, selects when other rows came before: the first one
// with the best value. A first value that is not a number is kept as well, since it is selected when none came before.
struct CandidatesSpec final : Spec, Aggregation {
  static constexpr std::string_view kName = "candidates";
  void Describe(Description& out) const override {
    out.Add("of", std::string(fn->name));
    out.Add("column", column);
  }
};

}  // namespace flux::plan
