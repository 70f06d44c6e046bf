#include "runtime/exec/operations.h"

namespace flux::exec {

void RegisterCoreOperations(Registry& registry) {
  registry.Add(FromOperation());
  registry.Add(ScanOperation());
  registry.Add(RangeOperation());
  registry.Add(FilterOperation());
  registry.Add(MapOperation());
  registry.Add(PipelineOperation());
  registry.Add(ProjectOperation());
  registry.Add(WindowOperation());
  registry.Add(AggregateOperation());
  registry.Add(AggregateWindowOperation());
  registry.Add(FoldWindowsOperation());
  registry.Add(CandidatesOperation());
  registry.Add(GroupAggregateOperation());
  registry.Add(DuplicateOperation());
  registry.Add(TableFillOperation());
  registry.Add(YieldOperation());
}

}  // namespace flux::exec
