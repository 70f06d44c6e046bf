#pragma once

// The common part of the rules that give parts of predicates another form.

#include <functional>

#include "compiler/opt/rule.h"
#include "runtime/expr/safe_kind.h"

namespace flux::opt {

// Where a part of a predicate stands: a null where only truth matters is as good as false.
enum class Place { kTruth, kValue };

// What a rule sees of a part: parts of the new tree `fn`, children before parents.
struct PredicatePart {
  expr::Function& fn;
  expr::NodeId id;
  Place place;
  const expr::KindOfColumn& columns;

  const expr::Node& node() const { return fn.at(id); }
  // Whether the subtree certainly fails in no row; of which kind it is then.
  std::optional<expr::SafeKind> Kind(expr::NodeId subtree) const { return expr::FindSafeKind(fn, subtree, columns); }
};

// Gives the node that takes the place of a part, or nothing.
using RewritePart = std::function<std::optional<expr::NodeId>(PredicatePart part)>;

// Offers `rewrite` the parts between `and`, `or`, `not` and `if` of a filter's predicate, and these operators. Parts
// within others are left alone: messages about those quote them. Null when nothing changes or `node` is not a filter
// with a tree.
plan::NodeRef RewritePredicate(const plan::NodeRef& node, RuleContext& context, const RewritePart& rewrite);

}  // namespace flux::opt
