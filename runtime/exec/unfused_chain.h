#pragma once

// `aggregateWindow` as the steps it stands for: window, an operation, fill, duplicate and one window over everything.
// They define what the fused loop must give, and run the tables that the loop does not handle.

#include "runtime/exec/operator.h"
#include "runtime/plan/specs/window.h"

namespace flux::exec {

// What the steps say beside the operation on the windows.
struct WindowSteps {
  const plan::WindowShape& shape;
  bool create_empty;
  bool time_is_start;
};
// The steps on `inputs` as a plan, the first one first. `operation` is what is done to each window; its inputs do not
// count.
std::vector<plan::NodeRef> UnfusedSteps(const WindowSteps& steps, const plan::Node& operation,
                                        std::vector<plan::NodeRef> inputs);

// Operators of these steps.
class UnfusedChain {
 public:
  // `steps` are as `UnfusedSteps` gives them, on inputs that have time bounds; `operation` is what is known of the one
  // on the windows.
  static Result<std::unique_ptr<UnfusedChain>> Make(const std::vector<plan::NodeRef>& steps,
                                                    const OperationDef& operation, ExecContext& context,
                                                    TableSink& out);
  TableSink& input() { return operators_.back()->input(0); }

 private:
  // Specs live in the nodes. The last step comes first.
  std::vector<PhysicalNode> nodes_;
  std::vector<std::unique_ptr<Operator>> operators_;
  OperatorStats stats_;
};

}  // namespace flux::exec
