#pragma once

// `keep` and `drop`.

#include <optional>
#include <string>
#include <vector>

#include "runtime/plan/plan.h"

namespace flux::plan {

// `keep`, `drop`: which columns stay. With `fn` set, it decides per column name instead of `columns`.
struct ProjectSpec final : Spec {
  static constexpr std::string_view kName = "project";
  bool is_keep = true;
  std::vector<std::string> columns;
  std::optional<Value> fn;  // (column: string) => bool
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
