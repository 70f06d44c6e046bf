#pragma once

// `distinct` and `unique`: each value of a column once, and the first row that has it.

#include <cstddef>
#include <optional>
#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

// The group key and, as `_value`, each value of the column.
struct DistinctSpec final : Spec {
  static constexpr std::string_view kName = "distinct";
  std::string column = "_value";
  std::optional<size_t> wanted = std::nullopt;  // rows of each table, so that no others need be found
  void Describe(Description& out) const override {
    out.Add("column", column);
    if (wanted) out.Add("wanted", std::to_string(*wanted));
  }
};

// The first row for each value of the column.
struct UniqueSpec final : Spec {
  static constexpr std::string_view kName = "unique";
  std::string column = "_value";
  std::optional<size_t> wanted = std::nullopt;  // as of `distinct`
  void Describe(Description& out) const override {
    out.Add("column", column);
    if (wanted) out.Add("wanted", std::to_string(*wanted));
  }
};

}  // namespace flux::plan
