#pragma once

// `keys`.

#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct KeysSpec final : Spec {
  static constexpr std::string_view kName = "keys";
  std::string column = "_value";
  void Describe(Description& out) const override { out.Add("column", column); }
};

}  // namespace flux::plan
