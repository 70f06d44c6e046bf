#pragma once

// `sort`, and the first rows in its order.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct SortSpec final : Spec {
  static constexpr std::string_view kName = "sort";
  std::vector<std::string> columns = {"_value"};
  bool is_descending = false;
  std::optional<size_t> limit;  // rows to keep of each table, so that the others need no order
  bool drops_empty = false;     // tables without rows disappear
  void Describe(Description& out) const override {
    out.AddList("columns", columns);
    if (is_descending) out.Add("desc", "true");
    if (limit) out.Add("n", std::to_string(*limit));
    if (drops_empty) out.Add("onEmpty", "drop");
  }
};

}  // namespace flux::plan
