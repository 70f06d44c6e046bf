#include "runtime/expr/scalar_ops.h"

#include <fmt/format.h>

#include <cmath>
#include <compare>
#include <limits>
#include <optional>

#include "runtime/base/memory.h"
#include "runtime/base/number_text.h"

namespace flux::expr {
namespace {

constexpr int64_t kMinInt = std::numeric_limits<int64_t>::min();

// What to write where two kinds do not go together, as the end of a message.
std::string_view KindsHint(ValueKind left, ValueKind right) {
  const auto one_is = [&](ValueKind kind) { return left == kind || right == kind; };
  if (one_is(ValueKind::kRecord)) return "; read a property of the record, such as `._value`";
  if (one_is(ValueKind::kArray)) return "; read an element of the array, such as `[0]`";
  if (one_is(ValueKind::kTime) && one_is(ValueKind::kDuration)) {
    return "; `date.add(d: …, to: …)` and `date.sub(d: …, from: …)` shift a time";
  }
  if (one_is(ValueKind::kTime) && one_is(ValueKind::kString)) {
    return "; write times without quotes, or convert with `time(v: …)`";
  }
  if (one_is(ValueKind::kBool) && one_is(ValueKind::kString)) return "; write `true` and `false` without quotes";
  if (IsNumber(left) && IsNumber(right)) {
    return one_is(ValueKind::kFloat)
               ? "; numbers are not converted by themselves: write `1.0` for `1`, or convert with `float(v: …)`"
               : "; numbers are not converted by themselves: convert with `int(v: …)`";
  }
  if (one_is(ValueKind::kString) && (IsNumber(left) || IsNumber(right))) {
    return "; write numbers without quotes, or convert with `float(v: …)` or `string(v: …)`";
  }
  return "";
}

std::unexpected<Error> Unsupported(BinaryOp op, ValueKind left, ValueKind right) {
  return Fail(ErrorCode::kInvalid, fmt::format("unsupported binary expression {} {} {}{}", ValueKindName(left),
                                               Spelling(op), ValueKindName(right), KindsHint(left, right)));
}

bool IsArithmetic(BinaryOp op) {
  switch (op) {
    case BinaryOp::kAdd:
    case BinaryOp::kSubtract:
    case BinaryOp::kMultiply:
    case BinaryOp::kDivide:
    case BinaryOp::kModulo:
    case BinaryOp::kPower:
      return true;
    case BinaryOp::kOr:
    case BinaryOp::kAnd:
    case BinaryOp::kEqual:
    case BinaryOp::kNotEqual:
    case BinaryOp::kLess:
    case BinaryOp::kLessEqual:
    case BinaryOp::kGreater:
    case BinaryOp::kGreaterEqual:
    case BinaryOp::kMatch:
    case BinaryOp::kNotMatch:
      return false;
  }
  return false;
}

bool IsOrdered(ValueKind kind) {
  return IsNumber(kind) || kind == ValueKind::kString || kind == ValueKind::kTime || kind == ValueKind::kDuration;
}

bool IsEquatable(ValueKind kind) {
  return IsOrdered(kind) || kind == ValueKind::kBool || kind == ValueKind::kArray || kind == ValueKind::kRecord ||
         kind == ValueKind::kBytes || kind == ValueKind::kDict;
}

// Kind of arithmetic on two operands of `kind`, or nothing when there is none.
std::optional<ValueKind> ArithmeticKind(BinaryOp op, ValueKind kind) {
  if (IsNumber(kind)) return op == BinaryOp::kPower ? ValueKind::kFloat : kind;
  if (op == BinaryOp::kAdd && kind == ValueKind::kString) return kind;
  const bool is_sum = op == BinaryOp::kAdd || op == BinaryOp::kSubtract;
  if (is_sum && kind == ValueKind::kDuration) return kind;
  if (kind == ValueKind::kNull) return kind;
  return std::nullopt;
}

Result<Value> DivideInts(BinaryOp op, int64_t a, int64_t b) {
  const bool is_divide = op == BinaryOp::kDivide;
  if (b == 0) return Fail(ErrorCode::kFailedPrecondition, is_divide ? "cannot divide by zero" : "cannot mod zero");
  // The processor traps on the one quotient that does not fit.
  if (a == kMinInt && b == -1) return Value::Int(is_divide ? kMinInt : 0);
  return Value::Int(is_divide ? a / b : a % b);
}

Result<Value> DivideUints(BinaryOp op, uint64_t a, uint64_t b) {
  const bool is_divide = op == BinaryOp::kDivide;
  if (b == 0) return Fail(ErrorCode::kFailedPrecondition, is_divide ? "cannot divide by zero" : "cannot mod zero");
  return Value::Uint(is_divide ? a / b : a % b);
}

// Sum, difference or product modulo 2^64, which is right for both signed and unsigned.
uint64_t Wrapping(BinaryOp op, uint64_t a, uint64_t b) {
  if (op == BinaryOp::kAdd) return a + b;
  return op == BinaryOp::kSubtract ? a - b : a * b;
}

double FloatArithmetic(BinaryOp op, double a, double b) {
  switch (op) {
    case BinaryOp::kAdd:
      return a + b;
    case BinaryOp::kSubtract:
      return a - b;
    case BinaryOp::kMultiply:
      return a * b;
    case BinaryOp::kDivide:
      return a / b;
    case BinaryOp::kModulo:
      return std::fmod(a, b);
    case BinaryOp::kPower:
    case BinaryOp::kOr:
    case BinaryOp::kAnd:
    case BinaryOp::kEqual:
    case BinaryOp::kNotEqual:
    case BinaryOp::kLess:
    case BinaryOp::kLessEqual:
    case BinaryOp::kGreater:
    case BinaryOp::kGreaterEqual:
    case BinaryOp::kMatch:
    case BinaryOp::kNotMatch:
      break;
  }
  return std::pow(a, b);
}

double AsDouble(const Value& v) {
  if (v.kind() == ValueKind::kInt) return static_cast<double>(v.AsInt());
  if (v.kind() == ValueKind::kUint) return static_cast<double>(v.AsUint());
  return v.AsFloat();
}

Result<Value> Arithmetic(BinaryOp op, const Value& left, const Value& right) {
  if (left.kind() == ValueKind::kString) {
    const std::string_view a = left.AsString(), b = right.AsString();
    FLUX_TRY_STATUS(CheckRoom(a.size() + b.size()));
    std::string text;
    text.reserve(a.size() + b.size());
    text.append(a).append(b);
    return Value::String(std::move(text));
  }
  if (left.kind() == ValueKind::kDuration) {
    const Duration a = left.AsDuration();
    const Duration b = op == BinaryOp::kSubtract ? right.AsDuration().Negated() : right.AsDuration();
    return Value::Of(
        Duration{a.months + b.months, static_cast<int64_t>(static_cast<uint64_t>(a.ns) + static_cast<uint64_t>(b.ns))});
  }
  if (op == BinaryOp::kPower || left.kind() == ValueKind::kFloat) {
    return Value::Float(FloatArithmetic(op, AsDouble(left), AsDouble(right)));
  }
  const bool is_division = op == BinaryOp::kDivide || op == BinaryOp::kModulo;
  if (left.kind() == ValueKind::kInt) {
    if (is_division) return DivideInts(op, left.AsInt(), right.AsInt());
    return Value::Int(
        static_cast<int64_t>(Wrapping(op, static_cast<uint64_t>(left.AsInt()), static_cast<uint64_t>(right.AsInt()))));
  }
  if (is_division) return DivideUints(op, left.AsUint(), right.AsUint());
  return Value::Uint(Wrapping(op, left.AsUint(), right.AsUint()));
}

std::partial_ordering OrderNumbers(const Value& a, const Value& b) {
  if (a.kind() == ValueKind::kFloat || b.kind() == ValueKind::kFloat) return AsDouble(a) <=> AsDouble(b);
  if (a.kind() == b.kind()) {
    return a.kind() == ValueKind::kInt ? a.AsInt() <=> b.AsInt() : a.AsUint() <=> b.AsUint();
  }
  if (a.kind() == ValueKind::kInt) {
    return a.AsInt() < 0 ? std::partial_ordering::less : static_cast<uint64_t>(a.AsInt()) <=> b.AsUint();
  }
  return b.AsInt() < 0 ? std::partial_ordering::greater : a.AsUint() <=> static_cast<uint64_t>(b.AsInt());
}

std::partial_ordering Order(const Value& a, const Value& b) {
  if (IsNumber(a.kind())) return OrderNumbers(a, b);
  if (a.kind() == ValueKind::kString) return a.AsString().compare(b.AsString()) <=> 0;
  if (a.kind() == ValueKind::kTime) return a.AsTime() <=> b.AsTime();
  return a.AsDuration().ApproximateNanoseconds() <=> b.AsDuration().ApproximateNanoseconds();
}

bool Compare(BinaryOp op, const Value& left, const Value& right) {
  const bool has_order = IsNumber(left.kind()) || left.kind() == ValueKind::kString || left.kind() == ValueKind::kTime;
  if (op == BinaryOp::kEqual) return has_order ? Order(left, right) == 0 : DeepEqual(left, right);
  if (op == BinaryOp::kNotEqual) return !(has_order ? Order(left, right) == 0 : DeepEqual(left, right));
  const std::partial_ordering order = Order(left, right);
  if (op == BinaryOp::kLess) return order < 0;
  if (op == BinaryOp::kLessEqual) return order <= 0;
  return op == BinaryOp::kGreater ? order > 0 : order >= 0;
}

Result<ValueKind> ComparisonKind(BinaryOp op, ValueKind left, ValueKind right) {
  if (left == ValueKind::kNull || right == ValueKind::kNull) return ValueKind::kBool;
  if (IsNumber(left) && IsNumber(right)) return ValueKind::kBool;
  const bool is_equality = op == BinaryOp::kEqual || op == BinaryOp::kNotEqual;
  if (left != right || !(is_equality ? IsEquatable(left) : IsOrdered(left))) return Unsupported(op, left, right);
  return ValueKind::kBool;
}

Result<ValueKind> LogicalKind(BinaryOp op, ValueKind left, ValueKind right) {
  const bool left_fits = left == ValueKind::kBool || left == ValueKind::kNull;
  const bool right_fits = right == ValueKind::kBool || right == ValueKind::kNull;
  if (!left_fits || !right_fits) return Unsupported(op, left, right);
  return ValueKind::kBool;
}

Result<ValueKind> MatchKind(BinaryOp op, ValueKind left, ValueKind right) {
  const bool left_fits = left == ValueKind::kString || left == ValueKind::kNull;
  const bool right_fits = right == ValueKind::kRegexp || right == ValueKind::kNull;
  if (!left_fits || !right_fits) return Unsupported(op, left, right);
  return ValueKind::kBool;
}

}  // namespace

Result<ValueKind> BinaryResultKind(BinaryOp op, ValueKind left, ValueKind right) {
  if (op == BinaryOp::kAnd || op == BinaryOp::kOr) return LogicalKind(op, left, right);
  if (op == BinaryOp::kMatch || op == BinaryOp::kNotMatch) return MatchKind(op, left, right);
  if (!IsArithmetic(op)) return ComparisonKind(op, left, right);
  if (left == ValueKind::kNull) left = right;
  if (right == ValueKind::kNull) right = left;
  if (left != right) {
    return Fail(ErrorCode::kFailedPrecondition, fmt::format("type conflict: {} != {}{}", ValueKindName(left),
                                                            ValueKindName(right), KindsHint(left, right)));
  }
  const std::optional<ValueKind> kind = ArithmeticKind(op, left);
  if (!kind) return Unsupported(op, left, right);
  return *kind;
}

Result<ValueKind> UnaryResultKind(UnaryOp op, ValueKind operand) {
  bool fits = operand == ValueKind::kNull;
  switch (op) {
    case UnaryOp::kExists:
      return ValueKind::kBool;
    case UnaryOp::kNot:
      if (fits || operand == ValueKind::kBool) return ValueKind::kBool;
      break;
    case UnaryOp::kNegate:
      fits = fits || operand == ValueKind::kInt || operand == ValueKind::kFloat || operand == ValueKind::kDuration;
      if (fits) return operand;
      break;
    case UnaryOp::kPlus:
      if (fits || IsNumber(operand) || operand == ValueKind::kDuration) return operand;
      break;
  }
  return Fail(ErrorCode::kInvalid, fmt::format("unsupported unary expression {}{}{}", Spelling(op),
                                               op == UnaryOp::kNot ? " " : "", ValueKindName(operand)));
}

Result<Value> EvalBinary(BinaryOp op, const Value& left, const Value& right) {
  if (op == BinaryOp::kAnd || op == BinaryOp::kOr) return EvalLogical(op, left, right);
  FLUX_TRY(const ValueKind kind, BinaryResultKind(op, left.kind(), right.kind()));
  if (left.is_null() || right.is_null()) return Value::Null(kind);
  if (op == BinaryOp::kMatch) return Value::Bool(right.AsRegexp().Matches(left.AsString()));
  if (op == BinaryOp::kNotMatch) return Value::Bool(!right.AsRegexp().Matches(left.AsString()));
  if (IsArithmetic(op)) return Arithmetic(op, left, right);
  return Value::Bool(Compare(op, left, right));
}

Result<Value> EvalUnary(UnaryOp op, const Value& operand) {
  FLUX_TRY(const ValueKind kind, UnaryResultKind(op, operand.kind()));
  if (op == UnaryOp::kExists) {
    const bool is_inner_null =
        !operand.is_null() && operand.kind() == ValueKind::kDynamic && operand.AsDynamic().inner.is_null();
    return Value::Bool(!operand.is_null() && !is_inner_null);
  }
  if (operand.is_null()) return Value::Null(kind);
  if (op == UnaryOp::kPlus) return operand;
  if (op == UnaryOp::kNot) return Value::Bool(!operand.AsBool());
  if (kind == ValueKind::kFloat) return Value::Float(-operand.AsFloat());
  if (kind == ValueKind::kDuration) return Value::Of(operand.AsDuration().Negated());
  return Value::Int(static_cast<int64_t>(-static_cast<uint64_t>(operand.AsInt())));
}

Result<Value> EvalLogical(BinaryOp op, const Value& left, const Value& right) {
  FLUX_TRY(const ValueKind kind, LogicalKind(op, left.kind(), right.kind()));
  // The value that decides alone: false for `and`, true for `or`.
  const bool decisive = op == BinaryOp::kOr;
  if (!left.is_null() && left.AsBool() == decisive) return Value::Bool(decisive);
  if (!right.is_null() && right.AsBool() == decisive) return Value::Bool(decisive);
  if (left.is_null() || right.is_null()) return Value::Null(kind);
  return Value::Bool(!decisive);
}

Result<std::string> InterpolationText(const Value& v) {
  if (v.is_null()) return Fail(ErrorCode::kInvalid, "interpolated expression produced a null value");
  switch (v.kind()) {
    case ValueKind::kString:
    case ValueKind::kBytes:
      return std::string(v.AsString());
    case ValueKind::kBool:
      return std::string(v.AsBool() ? "true" : "false");
    case ValueKind::kInt:
      return fmt::format("{}", v.AsInt());
    case ValueKind::kUint:
      return fmt::format("{}", v.AsUint());
    case ValueKind::kFloat:
      return FormatFloat(v.AsFloat());
    case ValueKind::kTime:
      return FormatTimeNanos(v.AsTime());
    case ValueKind::kDuration:
      return FormatDuration(v.AsDuration());
    case ValueKind::kDynamic:
      return InterpolationText(v.AsDynamic().inner);
    case ValueKind::kNull:
    case ValueKind::kRegexp:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
      break;
  }
  return Fail(ErrorCode::kInvalid, fmt::format("cannot interpolate a value of type {}", ValueKindName(v.kind())));
}

}  // namespace flux::expr
