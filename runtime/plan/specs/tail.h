#pragma once

// `tail`.

#include <cstddef>
#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct TailSpec final : Spec {
  static constexpr std::string_view kName = "tail";
  size_t count = 0, offset = 0;
  void Describe(Description& out) const override {
    out.Add("n", std::to_string(count));
    if (offset > 0) out.Add("offset", std::to_string(offset));
  }
};

}  // namespace flux::plan
