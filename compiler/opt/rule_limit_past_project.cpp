#include "compiler/opt/row_for_row.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/tail.h"

namespace flux::opt {

// `keep |> limit` becomes `limit |> keep`, likewise `drop` and `tail`: the limit comes closer to its source.
//
// Legal where every row stays in its table, and no two tables have one key: they would be joined.
RuleResult LimitPastProjectRule(const plan::NodeRef& node, RuleContext& context) {
  const bool is_limit = node->As<plan::LimitSpec>() != nullptr || node->As<plan::TailSpec>() != nullptr;
  return is_limit ? PastRowForRow<plan::ProjectSpec>(node, context) : nullptr;
}

}  // namespace flux::opt
