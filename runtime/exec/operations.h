#pragma once

// The operations whose specs the optimizer knows (runtime/plan/specs), each with all its facts.

#include "runtime/exec/operator.h"
#include "runtime/registry/registry.h"

namespace flux::exec {

using MadeOperator = Result<std::unique_ptr<Operator>>;

// Reading without bounds, which fails: rules make a scan of it where there is a `range`.
OperationDef FromOperation();
// Reads a bucket within bounds, with what the source took over.
OperationDef ScanOperation();
// Keeps rows within bounds and sets `_start` and `_stop`.
OperationDef RangeOperation();
// Keeps rows for which a function is true.
OperationDef FilterOperation();
// Makes a row of every row; tables whose keys change are regrouped.
OperationDef MapOperation();
// Runs filters and maps as one kernel, a window aggregate behind them where there is one.
OperationDef PipelineOperation();
// `keep` and `drop` of columns by name.
OperationDef ProjectOperation();
// Cuts tables into windows of time.
OperationDef WindowOperation();
// Aggregates or selects in one column of each table.
OperationDef AggregateOperation();
// Keeps what `min` or `max` of several tables can select.
OperationDef CandidatesOperation();
// `group` and the aggregate of its tables at once.
OperationDef GroupAggregateOperation();
// The fused `aggregateWindow`.
OperationDef AggregateWindowOperation();
// Windows and an operation on each of them at once.
OperationDef FoldWindowsOperation();
// Copies a column under another name.
OperationDef DuplicateOperation();
// Gives tables without rows one row.
OperationDef TableFillOperation();
// Names a result and passes it on.
OperationDef YieldOperation();

// Adds all of the above.
void RegisterCoreOperations(Registry& registry);

}  // namespace flux::exec
