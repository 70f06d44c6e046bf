#pragma once

// `yield`.

#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct YieldSpec final : Spec {
  static constexpr std::string_view kName = "yield";
  std::string result_name = "_result";
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
