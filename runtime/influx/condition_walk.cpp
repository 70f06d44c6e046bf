#include "runtime/influx/condition_walk.h"

#include <fmt/format.h>

#include "runtime/expr/scalar_ops.h"

namespace flux::influx {
namespace {

using expr::Node;
using expr::NodeId;
using expr::NodeKind;

// The operator that is true where this one is false. Exact because nothing stored is null or not a number.
BinaryOp Negated(BinaryOp op) {
  switch (op) {
    case BinaryOp::kEqual:
      return BinaryOp::kNotEqual;
    case BinaryOp::kNotEqual:
      return BinaryOp::kEqual;
    case BinaryOp::kLess:
      return BinaryOp::kGreaterEqual;
    case BinaryOp::kLessEqual:
      return BinaryOp::kGreater;
    case BinaryOp::kGreater:
      return BinaryOp::kLessEqual;
    case BinaryOp::kGreaterEqual:
      return BinaryOp::kLess;
    case BinaryOp::kMatch:
      return BinaryOp::kNotMatch;
    case BinaryOp::kNotMatch:
      return BinaryOp::kMatch;
    default:
      return op;
  }
}

std::string Describe(const Node& node) {
  switch (node.kind) {
    case NodeKind::kCall:
      return node.name.empty() ? "a function call" : fmt::format("`{}()`", node.name);
    case NodeKind::kConditional:
      return "`if`";
    case NodeKind::kBinary:
      return fmt::format("`{}` as an operand", Spelling(node.binary_op));
    case NodeKind::kUnary:
      return fmt::format("`{}` as an operand", Spelling(node.unary_op));
    default:
      return fmt::format("an expression of the kind `{}`", expr::NodeKindName(node.kind));
  }
}

}  // namespace

Condition ConstantCondition(bool value) { return {true, value, {}, false, false}; }
Condition TagCondition(std::string text) { return {false, false, std::move(text), true, false}; }
Condition ValueCondition(std::string text) { return {false, false, std::move(text), false, true}; }

Condition And(Condition a, Condition b, std::string_view word) {
  if (a.is_constant) return a.constant ? std::move(b) : std::move(a);
  if (b.is_constant) return b.constant ? std::move(a) : std::move(b);
  return {false, false, fmt::format("({} {} {})", a.text, word, b.text), a.reads_tags || b.reads_tags,
          a.reads_value || b.reads_value};
}

bool ConditionWalk::IsExactInt(const Value& constant) {
  constexpr int64_t kExact = int64_t{1} << 53;
  return constant.kind() == ValueKind::kInt && constant.AsInt() <= kExact && constant.AsInt() >= -kExact;
}

std::unexpected<Error> ConditionWalk::CannotSay(std::string_view what) const {
  return Cannot(fmt::format("{} {}", what, language_.cannot_say));
}

Result<Condition> ConditionWalk::Translate(NodeId id, bool is_negated) {
  const Node& node = fn_.at(id);
  if (node.kind == NodeKind::kLiteral && node.value.kind() == ValueKind::kBool && !node.value.is_null()) {
    return ConstantCondition(node.value.AsBool() != is_negated);
  }
  if (node.kind == NodeKind::kUnary && node.unary_op == UnaryOp::kNot) return Translate(node.children[0], !is_negated);
  if (node.kind == NodeKind::kUnary && node.unary_op == UnaryOp::kExists) {
    return TranslateExists(node.children[0], is_negated);
  }
  if (node.kind == NodeKind::kBinary) return TranslateBinary(node, is_negated);
  return CannotSay(Describe(node));
}

// Servers decide tags per series and values per row; a disjunction across the two is left to the caller.
Result<Condition> ConditionWalk::Either(Condition a, Condition b) const {
  if (a.is_constant) return a.constant ? std::move(a) : std::move(b);
  if (b.is_constant) return b.constant ? std::move(b) : std::move(a);
  Condition out{false, false, fmt::format("({} {} {})", a.text, language_.or_word, b.text),
                a.reads_tags || b.reads_tags, a.reads_value || b.reads_value};
  if (out.reads_tags && out.reads_value) return CannotSay("`or` between tags and `_value`");
  return out;
}

Result<Condition> ConditionWalk::TranslateBinary(const Node& node, bool is_negated) {
  if (node.binary_op == BinaryOp::kAnd || node.binary_op == BinaryOp::kOr) {
    FLUX_TRY(Condition left, Translate(node.children[0], is_negated));
    FLUX_TRY(Condition right, Translate(node.children[1], is_negated));
    const bool is_conjunction = (node.binary_op == BinaryOp::kAnd) != is_negated;
    if (is_conjunction) return And(std::move(left), std::move(right), language_.and_word);
    return Either(std::move(left), std::move(right));
  }
  FLUX_TRY(Operand left, TranslateOperand(node.children[0]));
  FLUX_TRY(Operand right, TranslateOperand(node.children[1]));
  BinaryOp op = node.binary_op;
  if (left.kind == Operand::Kind::kConstant && right.kind == Operand::Kind::kConstant) {
    return CompareConstants(op, left.constant, right.constant, is_negated);
  }
  if (left.kind == Operand::Kind::kConstant) {
    std::swap(left, right);
    op = Mirrored(op);
  }
  if (right.kind != Operand::Kind::kConstant) return CannotSay("a comparison of two columns");
  if (is_negated) op = Negated(op);
  if (right.constant.is_null()) return CannotSay("a comparison with null");
  if (left.kind == Operand::Kind::kTag) return CompareTag(op, left.tag, right.constant);
  return CompareValue(op, right.constant);
}

Result<ConditionWalk::Operand> ConditionWalk::TranslateOperand(NodeId id) {
  const Node& node = fn_.at(id);
  if (node.kind == NodeKind::kLiteral) return Operand{.constant = node.value};
  if (node.kind != NodeKind::kMember) return CannotSay(Describe(node));
  const Node& record = fn_.at(node.children[0]);
  if (record.kind != NodeKind::kParam || record.index != 0) return Cannot("only columns of the row can be tested");
  if (node.name == "_value") return Operand{.kind = Operand::Kind::kValue};
  if (node.name == "_time" || node.name == "_start" || node.name == "_stop") {
    return Cannot(fmt::format("tests of `{}` are not sent to InfluxDB; use `range`", node.name));
  }
  return SeriesColumn(node.name);
}

Result<Condition> ConditionWalk::CompareConstants(BinaryOp op, const Value& left, const Value& right,
                                                  bool is_negated) const {
  Result<Value> value = expr::EvalBinary(op, left, right);
  if (!value) return Cannot(value.error().message);
  if (value->kind() != ValueKind::kBool) return Cannot("the predicate is no comparison");
  return ConstantCondition(!value->is_null() && value->AsBool() != is_negated);
}

Result<Condition> ConditionWalk::TranslateExists(NodeId id, bool is_negated) {
  FLUX_TRY(const Operand operand, TranslateOperand(id));
  if (operand.kind == Operand::Kind::kTag) return TagExists(operand.tag, is_negated);
  const bool exists = operand.kind == Operand::Kind::kValue || !operand.constant.is_null();
  return ConstantCondition(exists != is_negated);
}

}  // namespace flux::influx
