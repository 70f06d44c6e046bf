#pragma once

// `duplicate`.

#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct DuplicateSpec final : Spec {
  static constexpr std::string_view kName = "duplicate";
  std::string column, as;
  void Describe(Description& out) const override {
    out.Add("column", column);
    out.Add("as", as);
  }
};

}  // namespace flux::plan
