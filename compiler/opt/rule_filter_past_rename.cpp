#include <algorithm>
#include <set>

#include "compiler/opt/move_filter.h"
#include "runtime/plan/specs/rename.h"

namespace flux::opt {

namespace {

// Whether the operation can fail for no table and leaves all group keys as they are.
bool IsHarmless(const plan::RenameSpec& rename, const plan::StreamFacts& input) {
  if (rename.fn) return false;
  std::set<std::string, std::less<>> targets;
  return std::ranges::all_of(rename.columns, [&](const auto& pair) {
    const auto& [from, to] = pair;
    const bool is_free = targets.insert(to).second && (rename.columns.contains(to) || !input.schema.MayHave(to));
    return is_free && input.schema.MustHave(from) && input.properties.IsOutsideKey(from);
  });
}

}  // namespace

// `rename |> filter` becomes `filter |> rename`, the conjuncts reading the old names.
//
// Legal where `rename` cannot fail (every table has the old names and none has a new one already; else it fails even
// for tables that the filter would empty) and renames no column of a group key. An old name reads as null behind it, so
// what reads one stays there.
RuleResult FilterPastRenameRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* rename = BelowMovableFilter<plan::RenameSpec>(node, context);
  if (rename == nullptr || !IsHarmless(*rename, context.facts.Of(node->inputs[0]->inputs[0]))) return nullptr;
  std::map<std::string, std::string> old_names;
  for (const auto& [from, to] : rename->columns) old_names.emplace(to, from);
  return MoveFilter(node, [&](const expr::Function& conjunct) -> std::optional<expr::Function> {
    const auto is_there = [&](const std::string& column) {
      return old_names.contains(column) || !rename->columns.contains(column);
    };
    if (!MoveIfReads(conjunct, is_there)) return std::nullopt;
    return WithColumns(conjunct, [&](const std::string& column) {
      const auto found = old_names.find(column);
      return found == old_names.end() ? column : found->second;
    });
  });
}

}  // namespace flux::opt
