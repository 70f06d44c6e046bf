#pragma once

// `keep` and `drop`.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/plan/properties.h"

namespace flux::plan {

// `keep`, `drop`: which columns stay. With `fn` set, it decides per column name instead of `columns`.
struct ProjectSpec final : Spec {
  static constexpr std::string_view kName = "project";
  bool is_keep = true;
  std::vector<std::string> columns;
  std::optional<Value> fn;  // (column: string) => bool
  // Whether the column stays, by its name; not with `fn`.
  bool Keeps(std::string_view column) const { return (std::ranges::find(columns, column) != columns.end()) == is_keep; }
  // Whether no column of a group key is left out, as far as keys are known; not with `fn`.
  bool KeepsKey(const Properties& input) const;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
