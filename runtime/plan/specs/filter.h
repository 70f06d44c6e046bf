#pragma once

// `filter`.

#include "runtime/plan/plan.h"

namespace flux::plan {

struct FilterSpec final : Spec {
  static constexpr std::string_view kName = "filter";
  RowFunction fn;
  bool keep_empty = false;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
