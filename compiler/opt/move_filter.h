#pragma once

// The common part of the rules that move filters towards their source.

#include <functional>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/filter.h"

namespace flux::opt {

// The filter with these conjuncts and no others; they cannot fail, so no closure is asked to tell how.
plan::NodeRef MakeFilter(std::span<const expr::Function> conjuncts, bool keep_empty, plan::NodeRef input,
                         const StackTrace& position);

// The operation below `node` as `S`, when `node` is a filter whose conjuncts may run elsewhere: they certainly fail in
// no row, so that it is not seen in which order they run and which rows they see; tables that it empties disappear; and
// nobody else reads what it reads. Null otherwise.
template <typename S>
const S* BelowMovableFilter(const plan::NodeRef& node, RuleContext& context);
// What is said above of the filter itself, whatever is below it.
bool IsMovableFilter(const plan::NodeRef& node, RuleContext& context);

// What a conjunct is on the input of the operation below the filter; nothing when it must stay.
using MoveConjunct = std::function<std::optional<expr::Function>(const expr::Function& conjunct)>;

// Puts the operation below the filter on top of those conjuncts that `move` moves; the others stay. Null when all do.
plan::NodeRef MoveFilter(const plan::NodeRef& filter, const MoveConjunct& move);

// Gives the conjunct unchanged when `is_passed` holds for every column that it reads.
std::optional<expr::Function> MoveIfReads(const expr::Function& conjunct,
                                          const std::function<bool(const std::string&)>& is_passed);

// The conjunct with other columns in place of those that it reads.
expr::Function WithColumns(expr::Function conjunct, const std::function<std::string(const std::string&)>& column_for);

template <typename S>
const S* BelowMovableFilter(const plan::NodeRef& node, RuleContext& context) {
  if (node->As<plan::FilterSpec>() == nullptr) return nullptr;
  const S* below = node->inputs[0]->As<S>();
  return below != nullptr && IsMovableFilter(node, context) ? below : nullptr;
}

}  // namespace flux::opt
