#pragma once

// The operations whose specs the optimizer knows (runtime/plan/specs), each with all its facts.

#include "runtime/exec/operator.h"
#include "runtime/registry/registry.h"

namespace flux::exec {

using MadeOperator = Result<std::unique_ptr<Operator>>;

OperationDef FromOperation();
OperationDef ScanOperation();
OperationDef RangeOperation();
OperationDef FilterOperation();
OperationDef MapOperation();
OperationDef PipelineOperation();
OperationDef ProjectOperation();
OperationDef WindowOperation();
OperationDef AggregateOperation();
OperationDef AggregateWindowOperation();
OperationDef DuplicateOperation();
OperationDef TableFillOperation();
OperationDef YieldOperation();

// Adds all of the above.
void RegisterCoreOperations(Registry& registry);

}  // namespace flux::exec
