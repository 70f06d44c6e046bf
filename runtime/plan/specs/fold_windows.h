#pragma once

// Windows and what an operation makes of each, in one operation.

#include "runtime/plan/plan.h"
#include "runtime/plan/specs/window.h"

namespace flux {
struct OperationDef;
}  // namespace flux

namespace flux::plan {

// The fusion of window, an operation that folds runs of rows, fill, duplicate and window(every: inf).
struct FoldWindowsSpec final : Spec {
  static constexpr std::string_view kName = "foldWindows";
  WindowShape shape;
  NodeRef operation;                  // its inputs do not count
  const OperationDef* def = nullptr;  // of the operation
  bool time_is_start = false;         // timeSrc is "_start", else "_stop"; timeDst is "_time"
  bool create_empty = true;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
