#pragma once

// `reduce`.

#include "runtime/plan/plan.h"

namespace flux::plan {

struct ReduceSpec final : Spec {
  static constexpr std::string_view kName = "reduce";
  RowFunction fn;  // of the row and the record so far, in this order
  Value identity;  // a record
  void Describe(Description& out) const override {
    out.Add("fn", fn.text);
    out.Add("identity", DebugText(identity));
  }
};

}  // namespace flux::plan
