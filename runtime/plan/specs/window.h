#pragma once

// `window`, and the shape of windows in other operations.

#include <string>

#include "runtime/base/time.h"
#include "runtime/plan/plan.h"

namespace flux::plan {

// What `window` needs to know of its windows. `every` infinite (kForever) means one window over the range bounds.
struct WindowShape {
  static constexpr int64_t kForever = INT64_MAX;
  Duration every, period, offset;
  Location location;
  // Windows of months stop a `period` after their clamped start though `period` is `every`: as InfluxDB has it.
  bool has_gaps = false;
};

// Arguments of `window`; `create_empty` sends tables without rows for windows that have none.
struct WindowSpec final : Spec {
  static constexpr std::string_view kName = "window";
  WindowShape shape;
  std::string time_column = "_time", start_column = "_start", stop_column = "_stop";
  bool create_empty = false;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
