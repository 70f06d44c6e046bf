#include "compiler/opt/limited_inputs.h"
#include "runtime/plan/specs/union.h"

namespace flux::opt {

// `union |> limit` wants no more rows of any table of an input than of what the inputs' tables become, and `tail`
// likewise: so each input gets a limit of its own, which goes on to its source.
//
// Tables of one key are joined input by input, in order of arrival, so the first rows are among the first ones of each;
// a table that has rows keeps one, so columns and their types stay as they are.
RuleResult LimitUnderUnionRule(const plan::NodeRef& node, RuleContext& context) {
  if (node->inputs.size() != 1 || node->inputs[0]->As<plan::UnionSpec>() == nullptr) return nullptr;
  return OnLimitedInputs(node, context);
}

}  // namespace flux::opt
