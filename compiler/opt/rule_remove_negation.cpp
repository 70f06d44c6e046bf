#include "compiler/opt/rewrite_predicate.h"

namespace flux::opt {

namespace {

std::optional<BinaryOp> Opposite(BinaryOp op) {
  if (op == BinaryOp::kEqual) return BinaryOp::kNotEqual;
  if (op == BinaryOp::kNotEqual) return BinaryOp::kEqual;
  if (op == BinaryOp::kMatch) return BinaryOp::kNotMatch;
  if (op == BinaryOp::kNotMatch) return BinaryOp::kMatch;
  return std::nullopt;
}

bool IsNot(const expr::Node& node) { return node.kind == expr::NodeKind::kUnary && node.unary_op == UnaryOp::kNot; }

}  // namespace

// `not (a == b)` becomes `a != b`, `not (a =~ p)` becomes `a !~ p` and the other way round, `not not a` becomes `a`.
//
// Legal for nulls, which all of these give for nulls, and for NaN, which equals nothing. Not so `not (a < b)`: NaN is
// neither below nor above. What can fail stays as it is, for messages name the operator.
RuleResult RemoveNegationRule(const plan::NodeRef& node, RuleContext& context) {
  return RewritePredicate(node, context, [](const PredicatePart& part) -> std::optional<expr::NodeId> {
    if (!IsNot(part.node()) || !part.Kind(part.id)) return std::nullopt;
    expr::Node operand = part.fn.at(part.node().children[0]);
    if (IsNot(operand)) {
      const std::optional<expr::SafeKind> kind = part.Kind(operand.children[0]);
      // A null of unknown type is not a condition.
      return kind && !kind->may_lack_type ? std::optional(operand.children[0]) : std::nullopt;
    }
    if (operand.kind != expr::NodeKind::kBinary) return std::nullopt;
    const std::optional<BinaryOp> opposite = Opposite(operand.binary_op);
    if (!opposite) return std::nullopt;
    operand.binary_op = *opposite;
    return part.fn.Add(std::move(operand));
  });
}

}  // namespace flux::opt
