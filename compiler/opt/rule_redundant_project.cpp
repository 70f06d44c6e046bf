#include <algorithm>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/project.h"

namespace flux::opt {

namespace {

bool DropsNothing(const plan::ProjectSpec& project, const plan::StreamSchema& schema) {
  if (!project.is_keep)
    return std::ranges::none_of(project.columns, [&](const std::string& column) { return schema.MayHave(column); });
  return !schema.is_open() &&
         std::ranges::all_of(schema.columns(), [&](const auto& column) { return project.Keeps(column.first); });
}

// Whether it names a column that never was there, which is most likely misspelt: the user is told when it runs.
bool NamesUnknown(const plan::ProjectSpec& project, const plan::StreamSchema& schema) {
  return std::ranges::any_of(project.columns, [&](const std::string& column) {
    return !schema.MayHave(column) && schema.WhoDropped(column) == nullptr;
  });
}

}  // namespace

// Leaves a keep or drop out that drops no column of any table. Both pass over columns that are not there. They join
// tables of one key and send all in ascending order, so keys must differ and ascend; and they leave no rows to a table
// without columns, so there must be one.
RuleResult RedundantProjectRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* project = node->As<plan::ProjectSpec>();
  if (project == nullptr || project->fn || !context.CanLeaveOut(node)) return nullptr;
  const auto& [schema, properties] = context.FactsOfInput(node);
  const bool has_column = std::ranges::any_of(schema.columns(), [](const auto& c) { return c.second.is_certain; });
  if (!properties.tables_ascend || !properties.keys_differ || !has_column) return nullptr;
  return DropsNothing(*project, schema) && !NamesUnknown(*project, schema) ? node->inputs[0] : nullptr;
}

}  // namespace flux::opt
