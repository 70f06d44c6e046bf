#pragma once

// `limit`.

#include <cstddef>
#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct LimitSpec final : Spec {
  static constexpr std::string_view kName = "limit";
  size_t count = 0, offset = 0;
  // Tables of which no row is left disappear, as they do directly behind `sort`. Otherwise those do of which the offset
  // skips all rows, while tables without rows stay, and so do all when no rows are asked for.
  bool drops_empty = false;
  void Describe(Description& out) const override {
    out.Add("n", std::to_string(count));
    if (offset > 0) out.Add("offset", std::to_string(offset));
    if (drops_empty) out.Add("onEmpty", "drop");
  }
};

}  // namespace flux::plan
