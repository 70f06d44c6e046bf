#include <algorithm>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/rename.h"

namespace flux::opt {

// Leaves a rename out that renames nothing, or columns to the names they have. A column that a table lacks is an error
// of that table, so each must certainly be there. Tables of whose key a column is renamed are joined and put in order,
// so their keys must differ and ascend unless the column is outside.
RuleResult RedundantRenameRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* rename = node->As<plan::RenameSpec>();
  if (rename == nullptr || rename->fn || !context.CanLeaveOut(node)) return nullptr;
  const auto& [schema, properties] = context.FactsOfInput(node);
  const bool is_ordered = properties.tables_ascend && properties.keys_differ;
  const auto keeps_name = [&](const auto& names) {
    return names.first == names.second && schema.MustHave(names.first) &&
           (is_ordered || properties.IsOutsideKey(names.first));
  };
  return std::ranges::all_of(rename->columns, keeps_name) ? node->inputs[0] : nullptr;
}

}  // namespace flux::opt
