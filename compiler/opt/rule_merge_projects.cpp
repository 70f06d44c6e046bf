#include <algorithm>
#include <iterator>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/project.h"

namespace flux::opt {

namespace {

using Names = std::vector<std::string>;

// Those of `names` that are in `others` (or, without `is_in`, are not).
Names Choose(const Names& names, const Names& others, bool is_in) {
  Names chosen;
  std::ranges::copy_if(names, std::back_inserter(chosen), [&](const std::string& name) {
    return (std::ranges::find(others, name) != others.end()) == is_in;
  });
  return chosen;
}

plan::ProjectSpec Merged(const plan::ProjectSpec& first, const plan::ProjectSpec& second) {
  plan::ProjectSpec merged;
  merged.is_keep = first.is_keep || second.is_keep;
  if (!merged.is_keep) {
    merged.columns = first.columns;
    for (std::string& name : Choose(second.columns, first.columns, false)) merged.columns.push_back(std::move(name));
  } else if (second.is_keep) {
    merged.columns = Choose(second.columns, first.columns, first.is_keep);
  } else {
    merged.columns = Choose(first.columns, second.columns, false);
  }
  return merged;
}

// Whether `project` certainly takes no column out of any group key.
bool KeepsKeys(const plan::ProjectSpec& project, const plan::StreamFacts& input) {
  const auto is_absent_or_free = [&](const std::string& column) {
    return input.properties.IsOutsideKey(column) || !input.schema.MayHave(column);
  };
  if (!project.is_keep) return std::ranges::all_of(project.columns, is_absent_or_free);
  return input.properties.key && Choose(*input.properties.key, project.columns, false).empty();
}

}  // namespace

// Two of keep and drop that follow each other become one. The second may join tables; the first must not, because that
// can fail over a column that the second drops, and joins in another order: so it leaves the keys alone, which differ
// and ascend before it.
RuleResult MergeProjectsRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* second = node->As<plan::ProjectSpec>();
  if (second == nullptr || context.IsShared(node->inputs[0])) return nullptr;
  const plan::NodeRef& between = node->inputs[0];
  const auto* first = between->As<plan::ProjectSpec>();
  if (first == nullptr || first->fn || second->fn) return nullptr;
  const plan::StreamFacts& input = context.FactsOfInput(between);
  if (!input.properties.tables_ascend || !input.properties.keys_differ || !KeepsKeys(*first, input)) return nullptr;
  return plan::MakeNode(Merged(*first, *second), between->inputs, node->position);
}

}  // namespace flux::opt
