#pragma once

// `map`.

#include "runtime/plan/plan.h"

namespace flux::plan {

struct MapSpec final : Spec {
  static constexpr std::string_view kName = "map";
  RowFunction fn;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
