// `yield`: passes tables through; its spec names the result.

#include "runtime/plan/specs/yield.h"

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"

namespace flux::exec {
namespace {

MadeOperator MakeYield(const PhysicalNode&, ExecContext&, TableSink& out, OperatorStats&) {
  return std::make_unique<PassingOperator>(out);
}

}  // namespace

OperationDef YieldOperation() {
  return {.name = plan::YieldSpec::kName,
          .create = MakeYield,
          .needs = NeedsSame,
          .schema = SameSchema,
          .properties = SameProperties,
          .has_rows = HasRowsOfInputs,
          .demand = SameDemand,
          .flow = plan::Flow::kRows,
          .is_deterministic = true};
}

}  // namespace flux::exec
