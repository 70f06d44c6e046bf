#pragma once

// `union`.

#include "runtime/plan/plan.h"

namespace flux::plan {

struct UnionSpec final : Spec {
  static constexpr std::string_view kName = "union";
  void Describe(Description&) const override {}
};

}  // namespace flux::plan
