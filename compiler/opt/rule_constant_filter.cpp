#include "compiler/opt/rule.h"
#include "runtime/plan/specs/filter.h"

namespace flux::opt {

// Leaves a filter out whose predicate is `true`. It passes all rows, but it drops tables without rows unless it was
// told to keep them, so there must be none. A predicate that is `false` stays: what lies below it may fail or have
// effects, and must run for that.
RuleResult ConstantFilterRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* filter = node->As<plan::FilterSpec>();
  if (filter == nullptr || filter->fn.tree == nullptr || !context.CanLeaveOut(node)) return nullptr;
  const expr::Node& body = filter->fn.tree->at(filter->fn.tree->body);
  const bool is_true = body.kind == expr::NodeKind::kLiteral && body.value.kind() == ValueKind::kBool &&
                       !body.value.is_null() && body.value.AsBool();
  if (!is_true || !(filter->keep_empty || context.FactsOfInput(node).properties.has_rows)) return nullptr;
  return node->inputs[0];
}

}  // namespace flux::opt
