#include <algorithm>
#include <set>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/group.h"

namespace flux::opt {

namespace {

using Mode = plan::GroupSpec::Mode;

// Does every table keep its key?
bool KeepsKeys(const plan::GroupSpec& group, const std::vector<std::string>& key) {
  const std::set<std::string> columns(group.columns.begin(), group.columns.end());
  if (group.mode == Mode::kExcept) return false;
  if (group.mode == Mode::kExtend) return std::ranges::includes(key, columns);
  return std::ranges::equal(key, columns);
}

}  // namespace

// Leaves a group out that gives every table the key it has. Such a group moves whole tables, with their columns as they
// are and also without rows; all it does is to join tables of one key and to send them in ascending order. There is
// nothing to join when keys differ, and nothing to order when they ascend.
RuleResult RedundantGroupRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* group = node->As<plan::GroupSpec>();
  if (group == nullptr || !context.CanLeaveOut(node)) return nullptr;
  const plan::Properties& input = context.FactsOfInput(node).properties;
  if (!input.key || !input.tables_ascend || !input.keys_differ || !KeepsKeys(*group, *input.key)) return nullptr;
  const bool is_one_table = input.max_tables && *input.max_tables <= 1;
  if (input.key->empty() && !is_one_table) return nullptr;
  return node->inputs[0];
}

}  // namespace flux::opt
