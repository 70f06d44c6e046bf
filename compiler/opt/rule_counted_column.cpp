#include "compiler/opt/rule.h"
#include "runtime/plan/specs/group.h"
#include "runtime/plan/specs/map.h"

namespace flux::opt {

namespace {

// `(r) => ({r with column: true})`
expr::Function WithTruth(const std::string& column) {
  expr::Function fn;
  fn.params = {"r"};
  const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId truth = fn.Add({.kind = expr::NodeKind::kLiteral, .value = Value::Bool(true)});
  fn.body = fn.Add({.kind = expr::NodeKind::kRecord, .has_base = true, .children = {row, truth}, .names = {column}});
  return fn;
}

}  // namespace

// Where a `group` has a column that is only counted and may be of several types, a map makes it one of truths, of which
// there are as many. It is always on, as nothing could run otherwise.
RuleResult CountedColumnRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* group = node->As<plan::GroupSpec>();
  if (group == nullptr || group->counted.empty()) return nullptr;
  const auto* known = context.FactsOfInput(node).schema.Find(group->counted);
  if (known != nullptr && known->type) return nullptr;
  plan::GroupSpec plain = *group;
  plain.counted.clear();
  plan::MapSpec map;
  map.fn.tree = std::make_shared<const expr::Function>(WithTruth(group->counted));
  map.fn.text = expr::ToText(*map.fn.tree);
  return plan::MakeNode(std::move(plain), {plan::MakeNode(std::move(map), node->inputs, node->position)},
                        node->position);
}

}  // namespace flux::opt
