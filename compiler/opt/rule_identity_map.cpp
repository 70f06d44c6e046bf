#include <algorithm>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/map.h"

namespace flux::opt {

namespace {

bool IsRow(const expr::Function& fn, expr::NodeId id) { return fn.at(id).kind == expr::NodeKind::kParam; }

// `r`, or `{r with a: r.a}` with columns that all tables have: one that a table lacks would be added as nulls.
bool GivesRow(const expr::Function& fn, const plan::StreamSchema& schema) {
  const expr::Node& body = fn.at(fn.body);
  if (body.kind != expr::NodeKind::kRecord) return IsRow(fn, fn.body);
  if (!body.has_base || !IsRow(fn, body.children[0])) return false;
  for (size_t i = 0; i < body.names.size(); ++i) {
    const expr::Node& field = fn.at(body.children[i + 1]);
    const bool is_same = expr::IsColumn(fn, field) && field.name == body.names[i];
    if (!is_same || !schema.MustHave(field.name)) return false;
  }
  return true;
}

}  // namespace

// Leaves a map out whose rows are those it was given: columns hold their places and types, keys stay. Only a map drops
// tables without rows, so there must be none.
RuleResult IdentityMapRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* map = node->As<plan::MapSpec>();
  if (map == nullptr || map->fn.tree == nullptr || !context.CanLeaveOut(node)) return nullptr;
  const auto& [schema, properties] = context.FactsOfInput(node);
  return properties.has_rows && GivesRow(*map->fn.tree, schema) ? node->inputs[0] : nullptr;
}

}  // namespace flux::opt
