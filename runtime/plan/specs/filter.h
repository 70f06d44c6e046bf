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

// The filter with these conjuncts in place of its own, as a tree.
FilterSpec WithConjuncts(FilterSpec filter, std::span<const expr::Function> conjuncts);

}  // namespace flux::plan
