#pragma once

// `expect.planner`.

#include <map>
#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

// Among the results of a script, what it says of the plans of its run: no operation, and never a part of a plan.
struct ExpectPlannerSpec final : Spec {
  static constexpr std::string_view kName = "expect.planner";
  std::map<std::string, int64_t> applications;  // by the name of the rule
  void Describe(Description&) const override {}
};

}  // namespace flux::plan
