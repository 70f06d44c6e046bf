#pragma once

// `group` and `experimental.group`.

#include <string>
#include <vector>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct GroupSpec final : Spec {
  static constexpr std::string_view kName = "group";
  enum class Mode { kBy, kExcept, kExtend } mode = Mode::kBy;  // kExtend: by the present key's columns, too
  std::vector<std::string> columns;
  // A column outside the keys of which only the rows are counted, so that it may be of several types; empty: none.
  std::string counted;
  void Describe(Description& out) const override {
    if (mode != Mode::kBy) out.Add("mode", mode == Mode::kExcept ? "except" : "extend");
    out.AddList("columns", columns);
    if (!counted.empty()) out.Add("counts", counted);
  }
};

}  // namespace flux::plan
