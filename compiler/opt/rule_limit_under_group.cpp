#include "compiler/opt/limited_inputs.h"
#include "compiler/opt/whole_tables.h"

namespace flux::opt {

// `group |> limit` wants no more rows of any table that comes to `group` than of the groups, and `tail` likewise: so
// the tables get a limit of their own, which goes on to their source, and fewer rows are kept.
//
// Legal where tables are grouped whole. The rows of a group are those of its tables in order of arrival, so its first
// ones are among the first ones of each; a table that has rows keeps one, so columns and their types stay as they are.
RuleResult LimitUnderGroupRule(const plan::NodeRef& node, RuleContext& context) {
  if (node->inputs.size() != 1) return nullptr;
  const auto* group = node->inputs[0]->As<plan::GroupSpec>();
  if (group == nullptr || !GroupsWholeTables(*group, context.FactsOfInput(node->inputs[0]))) return nullptr;
  return OnLimitedInputs(node, context);
}

}  // namespace flux::opt
