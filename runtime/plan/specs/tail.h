#pragma once

// `tail`.

#include <cstddef>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct TailSpec final : Spec {
  static constexpr std::string_view kName = "tail";
  size_t count = 0, offset = 0;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
