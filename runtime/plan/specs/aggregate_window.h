#pragma once

// Windows and their aggregate in one operation.

#include "runtime/plan/aggregation.h"
#include "runtime/plan/plan.h"
#include "runtime/plan/specs/window.h"

namespace flux::plan {

// The fusion of window, aggregate, fill, duplicate and window(every: inf).
struct AggregateWindowSpec final : Spec, Aggregation {
  static constexpr std::string_view kName = "aggregateWindow";
  WindowShape shape;
  bool time_is_start = false;  // timeSrc is "_start", else "_stop"; timeDst is "_time"
  bool create_empty = true;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
