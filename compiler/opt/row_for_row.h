#pragma once

// Operations that certainly make one row of each row they read, in the same table, and do nothing else: it is not seen
// whether rows are left out in front of them or behind.

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/project.h"

namespace flux::opt {

// Whether the map fails in no row of `input`, keeps all group keys and gives the same columns for every row.
bool IsRowForRow(const plan::MapSpec& map, const plan::NodeRef& input, RuleContext& context);

// Whether `keep` or `drop` leaves all group keys whole and every table a column, for without columns there are no rows.
bool IsRowForRow(const plan::ProjectSpec& project, const plan::NodeRef& input, RuleContext& context);

// Puts `node`, which counts the rows of each table, below the operation `S` that it reads. Null when that is another
// one, is read by others, is not row for row, or may join tables of one key and so change what is counted.
template <typename S>
plan::NodeRef PastRowForRow(const plan::NodeRef& node, RuleContext& context) {
  const plan::NodeRef& above = node->inputs[0];
  const auto* spec = above->As<S>();
  if (spec == nullptr || context.IsShared(above)) return nullptr;
  const plan::NodeRef& input = above->inputs[0];
  if (!context.facts.Of(input).properties.keys_differ || !IsRowForRow(*spec, input, context)) return nullptr;
  return OnTopOf(*above, *node);
}

}  // namespace flux::opt
