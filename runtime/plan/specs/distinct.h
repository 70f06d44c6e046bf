#pragma once

// `distinct`.

#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct DistinctSpec final : Spec {
  static constexpr std::string_view kName = "distinct";
  std::string column = "_value";
  void Describe(Description& out) const override { out.Add("column", column); }
};

}  // namespace flux::plan
