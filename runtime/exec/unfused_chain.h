#pragma once

// `aggregateWindow` as the steps it stands for: window, aggregate, fill, duplicate and one window over everything. It
// defines what the fused loop must give, and runs the tables that the loop does not handle.

#include "runtime/exec/operator.h"
#include "runtime/plan/specs/aggregate_window.h"

namespace flux::exec {

class UnfusedChain {
 public:
  // `node` is the aggregateWindow's; its inputs give the time bounds.
  static Result<std::unique_ptr<UnfusedChain>> Make(const plan::AggregateWindowSpec& spec, const plan::Node& node,
                                                    ExecContext& context, TableSink& out);
  TableSink& input() { return operators_.back()->input(0); }

 private:
  // Specs live in the nodes. The last step comes first.
  std::vector<PhysicalNode> nodes_;
  std::vector<std::unique_ptr<Operator>> operators_;
  OperatorStats stats_;
};

}  // namespace flux::exec
