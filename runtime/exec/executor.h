#pragma once

// Runs a physical plan: builds the operators of every node once (a node with several consumers feeds them all),
// runs the sources and collects named results.

#include <map>
#include <memory>

#include "runtime/exec/operator.h"
#include "runtime/exec/physical_plan.h"
#include "runtime/registry/registry.h"

namespace flux::exec {

// Counters by plan node, filled during execution.
using PlanStats = std::map<const plan::Node*, OperatorStats>;

// Lowers and executes `roots`: each is a yield or a side-effect node (`to`) or a plain stream. Results come in the
// order of roots. Fails when one of them does; the message carries the node's position or name.
Result<std::vector<ResultSet>> Execute(std::span<const plan::NodeRef> roots, const Registry& registry,
                                       ExecContext& context, PlanStats* stats);

// What a run that failed still holds. To free it can take seconds, and needs neither plan, sinks nor statistics, which
// may be gone, only what the context refers to.
using RunRemains = std::shared_ptr<const void>;

// As above, but every root's tables go to a sink of the caller's (for streaming encoders); one sink per root. A failure
// ends what depends on the node that failed, all else runs to its end: the sink of a root whose tables are complete got
// its `Finish`. Gives the failure of the first root in order that has one. Cancellation ends everything. Who has
// somebody waiting for the failure takes the remains; if `remains` is null, they are freed first.
Status ExecuteInto(const PhysicalPlan& plan, std::span<TableSink* const> sinks, const Registry& registry,
                   ExecContext& context, PlanStats* stats, RunRemains* remains = nullptr);

}  // namespace flux::exec
