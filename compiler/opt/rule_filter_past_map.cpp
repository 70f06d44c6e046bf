#include <algorithm>
#include <set>

#include "compiler/opt/column_kinds.h"
#include "compiler/opt/move_filter.h"
#include "runtime/plan/map_columns.h"
#include "runtime/plan/specs/map.h"

namespace flux::opt {

namespace {

// Whether the field certainly has a type and fails in no row. A column of the input may have any type.
bool IsSafeField(const expr::Function& fn, expr::NodeId id, const plan::NodeRef& input, RuleContext& context) {
  const expr::Node& field = fn.at(id);
  if (field.kind == expr::NodeKind::kMember && fn.at(field.children[0]).kind == expr::NodeKind::kParam)
    return context.facts.Of(input).schema.MustHave(field.name);
  const std::optional<expr::SafeKind> kind = expr::FindSafeKind(fn, id, KindsOf(input, context));
  return kind && !kind->may_lack_type;
}

// Whether the map gives a record of known fields for every row, whatever is in it.
bool IsSafeMap(const plan::RowFunction& map, const plan::NodeRef& input, RuleContext& context) {
  const expr::Node* record = plan::RecordOf(map);
  if (record == nullptr || record->names.empty()) return false;
  const expr::Function& fn = *map.tree;
  if (record->has_base && fn.at(record->children[0]).kind != expr::NodeKind::kParam) return false;
  if (std::set(record->names.begin(), record->names.end()).size() < record->names.size()) return false;
  const size_t first = record->has_base ? 1 : 0;
  return std::all_of(record->children.begin() + static_cast<ptrdiff_t>(first), record->children.end(),
                     [&](expr::NodeId field) { return IsSafeField(fn, field, input, context); });
}

}  // namespace

// Moves the conjuncts that read columns which the map carries over unchanged in front of it.
//
// Legal where the map fails in no row (so nothing is lost when it does not see the rows that the filter drops), keeps
// all group keys (so that rows stay in their tables) and drops empty tables as the filter does.
RuleResult FilterPastMapRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* map = BelowMovableFilter<plan::MapSpec>(node, context);
  if (map == nullptr) return nullptr;
  const plan::NodeRef& input = node->inputs[0]->inputs[0];
  if (!plan::KeepsKey(map->fn, context.facts.Of(input).properties) || !IsSafeMap(map->fn, input, context))
    return nullptr;
  return MoveFilter(node, [&](const expr::Function& conjunct) {
    return MoveIfReads(conjunct, [&](const std::string& column) { return plan::PreservesColumn(map->fn, column); });
  });
}

}  // namespace flux::opt
