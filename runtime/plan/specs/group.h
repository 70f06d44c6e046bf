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
  void Describe(Description& out) const override {
    if (mode != Mode::kBy) out.Add("mode", mode == Mode::kExcept ? "except" : "extend");
    out.AddList("columns", columns);
  }
};

}  // namespace flux::plan
