#include "compiler/opt/row_for_row.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/tail.h"

namespace flux::opt {

namespace {

// Whether every table that has rows keeps one: `map` drops tables without rows, which would otherwise come behind it.
bool LeavesRows(const plan::Node& node) {
  const auto* limit = node.As<plan::LimitSpec>();
  if (limit != nullptr) return limit->drops_empty || (limit->count > 0 && limit->offset == 0);
  const auto* tail = node.As<plan::TailSpec>();
  return tail != nullptr && tail->count > 0 && tail->offset == 0;
}

}  // namespace

// `map |> limit` becomes `limit |> map`, and `tail` likewise: rows that nobody wants are not computed, and the limit
// comes closer to its source.
//
// Legal where the map makes one row of each in its table, and no two tables have one key: it would join them.
RuleResult LimitPastMapRule(const plan::NodeRef& node, RuleContext& context) {
  return LeavesRows(*node) ? PastRowForRow<plan::MapSpec>(node, context) : nullptr;
}

}  // namespace flux::opt
