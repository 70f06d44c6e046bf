#pragma once

// `join` of package `universe`: the pairs of rows of two streams that are equal in some columns.

#include <string>
#include <vector>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct JoinSpec final : Spec {
  static constexpr std::string_view kName = "join";
  std::string left, right;      // names of the streams; left < right
  std::vector<std::string> on;  // ascending, each once
  void Describe(Description& out) const override {
    out.Add("tables", left + ", " + right);
    out.AddList("on", on);
  }
};

}  // namespace flux::plan
