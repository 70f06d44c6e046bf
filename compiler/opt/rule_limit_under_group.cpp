#include <algorithm>

#include "compiler/opt/limited_inputs.h"
#include "runtime/plan/specs/group.h"

namespace flux::opt {

// `group |> limit` wants no more rows of any table that comes to `group` than of the groups, and `tail` likewise: so
// the tables get a limit of their own, which goes on to their source, and fewer rows are kept.
//
// Legal where tables are grouped whole. The rows of a group are those of its tables in order of arrival, so its first
// ones are among the first ones of each; a table that has rows keeps one, so columns and their types stay as they are.
RuleResult LimitUnderGroupRule(const plan::NodeRef& node, RuleContext& context) {
  if (node->inputs.size() != 1) return nullptr;
  const auto* group = node->inputs[0]->As<plan::GroupSpec>();
  if (group == nullptr || group->mode != plan::GroupSpec::Mode::kBy) return nullptr;
  const plan::StreamFacts& input = context.FactsOfInput(node->inputs[0]);
  const bool is_of_tables = std::ranges::all_of(group->columns, [&](const std::string& column) {
    return !input.schema.MayHave(column) || input.properties.IsInsideKey(column);
  });
  return is_of_tables ? OnLimitedInputs(node, context) : nullptr;
}

}  // namespace flux::opt
