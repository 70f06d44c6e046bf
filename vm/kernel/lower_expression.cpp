#include "vm/kernel/lower_expression.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/expr/forgiving.h"
#include "runtime/expr/scalar_ops.h"

namespace flux::kernel {

using expr::Node;
using expr::NodeId;
using expr::NodeKind;

std::unexpected<Error> NotLowerable(std::string message) { return Fail(ErrorCode::kUnimplemented, std::move(message)); }

ValueKind KindOf(const Lowered& value, const IrBuilder& builder) {
  switch (value.kind) {
    case Lowered::Kind::kRegister:
      return ToValueKind(builder.type(value.reg));
    case Lowered::Kind::kLiteral:
      return value.literal.kind();
    case Lowered::Kind::kRecord:
      return ValueKind::kRecord;
    case Lowered::Kind::kArray:
      return ValueKind::kArray;
  }
  return ValueKind::kNull;
}

Lowered RecordOf(IrBuilder& builder, std::span<const ColumnDef> columns, size_t first) {
  Lowered record{.kind = Lowered::Kind::kRecord};
  for (size_t i = 0; i < columns.size(); ++i) {
    record.names.push_back(columns[i].name);
    record.items.push_back(Lowered::Register(builder.Column(first + i)));
  }
  return record;
}

Reg ExpressionLowering::ToRegister(const Lowered& value, ColumnType type) {
  if (value.is_register()) return value.reg;
  const Result<ColumnType> own = ToColumnType(value.literal.kind());
  return ir_.Constant(own ? *own : type, value.literal);
}

Reg ExpressionLowering::AsFloat(Reg reg) {
  if (ir_.type(reg) == ColumnType::kFloat) return reg;
  return ir_.Emit(Opcode::kToFloat, ColumnType::kFloat, {reg});
}

Result<Lowered> ExpressionLowering::LowerUnder(Reg mask, NodeId id) {
  const Reg outer = active_;
  active_ = ir_.BothMasks(outer, mask);
  Result<Lowered> result = Lower(id);
  active_ = outer;
  return result;
}

Result<Lowered> ExpressionLowering::Lower(NodeId id) {
  const Node& node = fn_.at(id);
  switch (node.kind) {
    case NodeKind::kLiteral:
      return Lowered::Literal(node.value);
    case NodeKind::kParam:
      if (node.index >= params_.size()) return NotLowerable("uses a parameter that nobody gives it");
      return params_[node.index];
    case NodeKind::kCapture:
      return NotLowerable("uses a captured function or stream");
    case NodeKind::kMember:
      return LowerMember(node);
    case NodeKind::kIndex:
      return LowerIndex(node);
    case NodeKind::kUnary:
      return LowerUnary(id, node);
    case NodeKind::kBinary:
      return LowerBinary(id, node);
    case NodeKind::kConditional:
      return LowerConditional(node);
    case NodeKind::kInterpolate:
      return LowerInterpolation(id, node);
    case NodeKind::kRecord:
      return LowerRecord(node);
    case NodeKind::kArray:
      return LowerArray(node);
    case NodeKind::kCall:
      return LowerCall(id, node);
    case NodeKind::kLet:
      return LowerLet(node);
    case NodeKind::kLocal:
      if (const auto found = locals_.find(node.index); found != locals_.end()) return found->second;
      return NotLowerable("uses an unbound variable");
  }
  return NotLowerable("holds an unknown expression");
}

Result<Lowered> ExpressionLowering::LowerMember(const Node& node) {
  FLUX_TRY(const Lowered record, Lower(node.children[0]));
  if (record.kind == Lowered::Kind::kRecord) {
    const auto found = std::ranges::find(record.names, node.name);
    // A column that is not there reads as null.
    if (found == record.names.end()) return Lowered::Literal(Value::Null());
    return record.items[static_cast<size_t>(found - record.names.begin())];
  }
  const bool is_record_literal =
      record.is_literal() && record.literal.kind() == ValueKind::kRecord && !record.literal.is_null();
  if (!is_record_literal) return NotLowerable(fmt::format("reads member `{}` of a value", node.name));
  const Value* field = record.literal.AsRecord().Find(node.name);
  return Lowered::Literal(field ? *field : Value::Null());
}

Result<Lowered> ExpressionLowering::LowerIndex(const Node& node) {
  FLUX_TRY(const Lowered array, Lower(node.children[0]));
  FLUX_TRY(const Lowered index, Lower(node.children[1]));
  const bool is_known = index.is_literal() && index.literal.kind() == ValueKind::kInt && !index.literal.is_null();
  if (!is_known) return NotLowerable("indexes an array by a value of the row");
  const int64_t i = index.literal.AsInt();
  if (array.kind == Lowered::Kind::kArray && i >= 0 && static_cast<size_t>(i) < array.items.size()) {
    return array.items[static_cast<size_t>(i)];
  }
  if (array.is_literal() && array.literal.kind() == ValueKind::kArray && !array.literal.is_null() && i >= 0 &&
      static_cast<size_t>(i) < array.literal.AsArray().elements.size()) {
    return Lowered::Literal(array.literal.AsArray().elements[static_cast<size_t>(i)]);
  }
  return NotLowerable("indexes an array out of its bounds");
}

Result<Lowered> ExpressionLowering::LowerUnary(NodeId id, const Node& node) {
  FLUX_TRY(const Lowered operand, Lower(node.children[0]));
  FLUX_TRY(const ValueKind kind, expr::UnaryResultKind(node.unary_op, KindOf(operand)));
  if (operand.is_literal()) {
    FLUX_TRY(Value value, expr::EvalUnary(node.unary_op, operand.literal));
    return Lowered::Literal(std::move(value));
  }
  if (!operand.is_register()) {
    if (node.unary_op == UnaryOp::kExists) return Lowered::Literal(Value::Bool(true));
    return NotLowerable(fmt::format("applies an operator to a record or array in `{}`", expr::ToText(fn_, id)));
  }
  switch (node.unary_op) {
    case UnaryOp::kPlus:
      return operand;
    case UnaryOp::kExists:
      return Lowered::Register(ir_.Emit(Opcode::kExists, ColumnType::kBool, {operand.reg}));
    case UnaryOp::kNot:
      return Lowered::Register(ir_.Emit(Opcode::kNot, ColumnType::kBool, {operand.reg}));
    case UnaryOp::kNegate:
      break;
  }
  FLUX_TRY(const ColumnType type, ToColumnType(kind));
  Lowered negated = Lowered::Register(ir_.Emit(Opcode::kNegate, type, {operand.reg}));
  negated.may_lack_type = operand.may_lack_type;
  return negated;
}

Result<Lowered> ExpressionLowering::LowerBinary(NodeId id, const Node& node) {
  const BinaryOp op = node.binary_op;
  if (op == BinaryOp::kAnd || op == BinaryOp::kOr) return LowerLogical(node);
  FLUX_TRY(const Lowered left, Lower(node.children[0]));
  FLUX_TRY(const Lowered right, Lower(node.children[1]));
  Result<ValueKind> found = expr::BinaryResultKind(op, KindOf(left), KindOf(right));
  if (!found && expr::IsForgiving(node)) return Lowered::Literal(Value::Bool(false));
  FLUX_TRY(const ValueKind kind, std::move(found));
  if (left.is_literal() && right.is_literal()) {
    if (Result<Value> value = expr::EvalBinary(op, left.literal, right.literal)) return Lowered::Literal(*value);
  }
  const bool is_null = (left.is_literal() && left.literal.is_null()) || (right.is_literal() && right.literal.is_null());
  // Of arithmetic, one side of a known type is enough to know that of the result.
  const bool is_arithmetic = Precedence(op) >= Precedence(BinaryOp::kAdd);
  const bool may_lack_type = is_arithmetic && left.can_lack_type() && right.can_lack_type();
  if (is_null) {
    Lowered null = Lowered::Literal(Value::Null(kind));
    null.may_lack_type = may_lack_type;
    return null;
  }
  if (op == BinaryOp::kMatch || op == BinaryOp::kNotMatch) {
    if (!right.is_literal()) return NotLowerable("matches against a computed regular expression");
    return Match(op, left, right.literal);
  }
  if (!ToColumnType(KindOf(left)) || !ToColumnType(KindOf(right))) {
    return NotLowerable(fmt::format("computes with values that columns cannot hold in `{}`", expr::ToText(fn_, id)));
  }
  const Reg a = ToRegister(left, ColumnType::kBool);
  const Reg b = ToRegister(right, ColumnType::kBool);
  FLUX_TRY(const ColumnType type, ToColumnType(kind));
  if (!is_arithmetic) return Comparison(op, a, b);
  Lowered result = Arithmetic(id, op, type, a, b);
  result.may_lack_type = may_lack_type;
  return result;
}

Lowered ExpressionLowering::Match(BinaryOp op, const Lowered& text, const Value& regexp) {
  const Reg reg = ToRegister(text, ColumnType::kString);
  return Lowered::Register(ir_.Match(op == BinaryOp::kMatch ? Opcode::kMatch : Opcode::kNotMatch, reg, regexp));
}

namespace {

Opcode OpcodeOf(BinaryOp op) {
  switch (op) {
    case BinaryOp::kOr:
      return Opcode::kOr;
    case BinaryOp::kAnd:
      return Opcode::kAnd;
    case BinaryOp::kEqual:
      return Opcode::kEqual;
    case BinaryOp::kNotEqual:
      return Opcode::kNotEqual;
    case BinaryOp::kLess:
      return Opcode::kLess;
    case BinaryOp::kLessEqual:
      return Opcode::kLessEqual;
    case BinaryOp::kGreater:
      return Opcode::kGreater;
    case BinaryOp::kGreaterEqual:
      return Opcode::kGreaterEqual;
    case BinaryOp::kMatch:
      return Opcode::kMatch;
    case BinaryOp::kNotMatch:
      return Opcode::kNotMatch;
    case BinaryOp::kAdd:
      return Opcode::kAdd;
    case BinaryOp::kSubtract:
      return Opcode::kSubtract;
    case BinaryOp::kMultiply:
      return Opcode::kMultiply;
    case BinaryOp::kDivide:
      return Opcode::kDivide;
    case BinaryOp::kModulo:
      return Opcode::kModulo;
    case BinaryOp::kPower:
      return Opcode::kPower;
  }
  return Opcode::kAdd;
}

}  // namespace

Lowered ExpressionLowering::Arithmetic(NodeId id, BinaryOp op, ColumnType type, Reg left, Reg right) {
  if (type == ColumnType::kString) return Lowered::Register(ir_.Emit(Opcode::kConcat, type, {left, right}));
  if (op == BinaryOp::kPower) {
    return Lowered::Register(ir_.Emit(Opcode::kPower, ColumnType::kFloat, {AsFloat(left), AsFloat(right)}));
  }
  return Lowered::Register(ir_.EmitFallible(OpcodeOf(op), type, {left, right}, 0, active_, expr::ToText(fn_, id)));
}

Lowered ExpressionLowering::Comparison(BinaryOp op, Reg left, Reg right) {
  // A float beside an integer compares as a float; int and uint compare by value without conversion.
  const bool has_float = ir_.type(left) == ColumnType::kFloat || ir_.type(right) == ColumnType::kFloat;
  if (has_float) {
    left = AsFloat(left);
    right = AsFloat(right);
  }
  return Lowered::Register(ir_.Emit(OpcodeOf(op), ColumnType::kBool, {left, right}));
}

Result<Lowered> ExpressionLowering::LowerLogical(const Node& node) {
  const BinaryOp op = node.binary_op;
  FLUX_TRY(const Lowered left, Lower(node.children[0]));
  FLUX_TRY_STATUS(expr::BinaryResultKind(op, KindOf(left), ValueKind::kBool));
  const bool decisive = op == BinaryOp::kOr;
  if (left.is_literal() && !left.literal.is_null() && left.literal.AsBool() == decisive) return left;
  // The right side is evaluated where the left one does not decide.
  Reg undecided = kNoReg;
  if (left.is_register()) undecided = decisive ? ir_.NotTrue(left.reg) : ir_.NotFalse(left.reg);
  FLUX_TRY(const Lowered right, LowerUnder(undecided, node.children[1]));
  FLUX_TRY_STATUS(expr::BinaryResultKind(op, ValueKind::kBool, KindOf(right)));
  if (left.is_literal() && right.is_literal()) {
    FLUX_TRY(Value value, expr::EvalLogical(op, left.literal, right.literal));
    return Lowered::Literal(std::move(value));
  }
  if (left.is_literal() && !left.literal.is_null()) return right;
  if (right.is_literal() && !right.literal.is_null() && right.literal.AsBool() != decisive) return left;
  const Reg a = ToRegister(left, ColumnType::kBool);
  const Reg b = ToRegister(right, ColumnType::kBool);
  return Lowered::Register(ir_.Emit(OpcodeOf(op), ColumnType::kBool, {a, b}));
}

Result<Lowered> ExpressionLowering::LowerConditional(const Node& node) {
  FLUX_TRY(const Lowered test, Lower(node.children[0]));
  const ValueKind kind = KindOf(test);
  if (kind != ValueKind::kBool && kind != ValueKind::kNull) {
    return Fail(ErrorCode::kFailedPrecondition, fmt::format("type conflict: bool != {}", ValueKindName(kind)));
  }
  if (test.is_literal()) return LowerDecided(node, !test.literal.is_null() && test.literal.AsBool());
  FLUX_TRY(const Lowered then, LowerUnder(ir_.IsTrue(test.reg), node.children[1]));
  FLUX_TRY(const Lowered otherwise, LowerUnder(ir_.NotTrue(test.reg), node.children[2]));
  return Select(test.reg, then, otherwise);
}

Result<Lowered> ExpressionLowering::LowerDecided(const Node& node, bool is_true) {
  FLUX_TRY(Lowered chosen, Lower(node.children[is_true ? 1 : 2]));
  if (!chosen.is_unknown_null()) return chosen;
  // The branch that is never taken still says of which type the null is: a column that is absent has none.
  const Reg never = ir_.IsTrue(ir_.Constant(ColumnType::kBool, Value::Bool(false)));
  const Result<Lowered> other = LowerUnder(never, node.children[is_true ? 2 : 1]);
  const ValueKind kind = other ? KindOf(*other) : ValueKind::kNull;
  if (!ToColumnType(kind)) return chosen;
  Lowered typed = Lowered::Literal(Value::Null(kind));
  typed.may_lack_type = true;
  return typed;
}

Result<Lowered> ExpressionLowering::Select(Reg test, const Lowered& then, const Lowered& otherwise) {
  if (then.kind == Lowered::Kind::kRecord && otherwise.kind == Lowered::Kind::kRecord) {
    return SelectRecord(test, then, otherwise);
  }
  if (then.is_unknown_null() && otherwise.is_unknown_null()) return then;
  ValueKind kind = KindOf(then);
  const ValueKind other = KindOf(otherwise);
  if (kind == ValueKind::kNull) kind = other;
  if (other != ValueKind::kNull && other != kind) {
    return Fail(ErrorCode::kFailedPrecondition,
                fmt::format("type conflict: {} != {}", ValueKindName(kind), ValueKindName(other)));
  }
  const Result<ColumnType> type = ToColumnType(kind);
  if (!type) return NotLowerable(fmt::format("chooses between values of type {}", ValueKindName(kind)));
  Lowered result = Lowered::Register(
      ir_.Emit(Opcode::kSelect, *type, {test, ToRegister(then, *type), ToRegister(otherwise, *type)}));
  result.may_lack_type = then.can_lack_type() || otherwise.can_lack_type();
  return result;
}

Result<Lowered> ExpressionLowering::SelectRecord(Reg test, const Lowered& then, const Lowered& otherwise) {
  if (then.names.size() != otherwise.names.size()) return NotLowerable("chooses between records of different fields");
  Lowered result = then;
  result.has_mixed_order = then.has_mixed_order || otherwise.has_mixed_order || then.names != otherwise.names;
  for (size_t i = 0; i < then.names.size(); ++i) {
    const auto found = std::ranges::find(otherwise.names, then.names[i]);
    if (found == otherwise.names.end()) return NotLowerable("chooses between records of different fields");
    const Lowered& other = otherwise.items[static_cast<size_t>(found - otherwise.names.begin())];
    const bool is_same = then.items[i].is_register() && other.is_register() && then.items[i].reg == other.reg;
    if (is_same) continue;
    FLUX_TRY(result.items[i], Select(test, then.items[i], other));
  }
  return result;
}

Result<Lowered> ExpressionLowering::LowerInterpolation(NodeId id, const Node& node) {
  std::vector<Reg> parts;
  std::string text;
  bool is_literal = true;
  for (const NodeId child : node.children) {
    FLUX_TRY(const Lowered part, Lower(child));
    if (part.is_register()) {
      parts.push_back(part.reg);
      is_literal = false;
      continue;
    }
    if (!part.is_literal()) return NotLowerable("interpolates a record or array");
    const Result<std::string> piece = expr::InterpolationText(part.literal);
    if (!piece && !part.literal.is_null()) return std::unexpected<Error>(piece.error());
    is_literal = is_literal && piece.has_value();
    if (piece) text += *piece;
    parts.push_back(ir_.Constant(ColumnType::kString, piece ? Value::String(*piece) : Value::Null()));
  }
  if (is_literal) return Lowered::Literal(Value::String(text));
  return Lowered::Register(
      ir_.EmitFallible(Opcode::kInterpolate, ColumnType::kString, std::move(parts), 0, active_, expr::ToText(fn_, id)));
}

Result<Lowered> ExpressionLowering::LowerRecord(const Node& node) {
  Lowered record{.kind = Lowered::Kind::kRecord};
  size_t first = 0;
  if (node.has_base) {
    FLUX_TRY(record, Lower(node.children[0]));
    if (record.kind != Lowered::Kind::kRecord) return NotLowerable("extends a record that is not the row");
    first = 1;
  }
  for (size_t i = 0; i < node.names.size(); ++i) {
    FLUX_TRY(Lowered field, Lower(node.children[i + first]));
    const auto found = std::ranges::find(record.names, node.names[i]);
    if (found == record.names.end()) {
      record.names.push_back(node.names[i]);
      record.items.push_back(std::move(field));
    } else {
      record.items[static_cast<size_t>(found - record.names.begin())] = std::move(field);
    }
  }
  return record;
}

Result<Lowered> ExpressionLowering::LowerArray(const Node& node) {
  Lowered array{.kind = Lowered::Kind::kArray};
  for (const NodeId child : node.children) {
    FLUX_TRY(Lowered element, Lower(child));
    array.items.push_back(std::move(element));
  }
  return array;
}

Result<Lowered> ExpressionLowering::LowerLet(const Node& node) {
  FLUX_TRY(Lowered value, Lower(node.children[0]));
  locals_.insert_or_assign(node.index, std::move(value));
  return Lower(node.children[1]);
}

}  // namespace flux::kernel
