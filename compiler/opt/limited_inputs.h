#pragma once

// What joins tables and has `limit` or `tail` behind it, of which the inputs need not have more rows than these want.

#include "compiler/opt/rule.h"

namespace flux::opt {

// The node, a `limit` or a `tail` that asks for rows of what its input makes of tables by joining whole ones, on an
// input that gets of each table only as many rows as can be wanted. Null when no table is known to have more.
plan::NodeRef OnLimitedInputs(const plan::NodeRef& node, RuleContext& context);

}  // namespace flux::opt
