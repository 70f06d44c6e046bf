#pragma once

// `set`.

#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct SetSpec final : Spec {
  static constexpr std::string_view kName = "set";
  std::string column, value;
  void Describe(Description& out) const override { out.Add(column, value); }
};

}  // namespace flux::plan
