#pragma once

// The operations whose specs the optimizer knows (runtime/plan/specs.h): one factory each. All fail only on specs that
// cannot run.

#include "runtime/exec/operator.h"
#include "runtime/registry/registry.h"

namespace flux::exec {

using MadeOperator = Result<std::unique_ptr<Operator>>;

MadeOperator MakeScan(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeRange(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeFilter(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeMap(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakePipeline(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeProject(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeWindow(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeAggregate(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeAggregateWindow(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeDuplicate(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeTableFill(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);
MadeOperator MakeYield(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats);

// Adds all of the above, each with the input columns it needs.
void RegisterCoreOperations(Registry& registry);

}  // namespace flux::exec
