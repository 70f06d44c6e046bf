#include "compiler/opt/row_for_row.h"

#include <algorithm>
#include <set>

#include "compiler/opt/column_kinds.h"
#include "runtime/plan/map_columns.h"

namespace flux::opt {

namespace {

// Whether the field certainly has a type and fails in no row. A column of the input may have any type.
bool IsSafeField(const expr::Function& fn, expr::NodeId id, const plan::NodeRef& input, RuleContext& context) {
  const expr::Node& field = fn.at(id);
  if (expr::IsColumn(fn, field)) return context.facts.Of(input).schema.MustHave(field.name);
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

// Whether all tables keep a column at all.
bool KeepsSome(const plan::ProjectSpec& spec, const plan::StreamSchema& input) {
  return std::ranges::any_of(input.columns(),
                             [&](const auto& entry) { return entry.second.is_certain && spec.Keeps(entry.first); });
}

}  // namespace

bool IsRowForRow(const plan::MapSpec& map, const plan::NodeRef& input, RuleContext& context) {
  return plan::KeepsKey(map.fn, context.facts.Of(input)) && IsSafeMap(map.fn, input, context);
}

bool IsRowForRow(const plan::ProjectSpec& project, const plan::NodeRef& input, RuleContext& context) {
  const plan::StreamFacts& facts = context.facts.Of(input);
  return !project.fn && project.KeepsKey(facts.properties) && KeepsSome(project, facts.schema);
}

}  // namespace flux::opt
