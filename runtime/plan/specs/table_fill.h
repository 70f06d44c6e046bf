#pragma once

// `experimental/table.fill`.

#include "runtime/plan/plan.h"

namespace flux::plan {

// `experimental/table.fill`: one null row for empty tables.
struct TableFillSpec final : Spec {
  static constexpr std::string_view kName = "tableFill";
  void Describe(Description&) const override {}
};

}  // namespace flux::plan
