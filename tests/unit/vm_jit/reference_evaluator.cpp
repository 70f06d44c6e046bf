#include "tests/unit/vm_jit/reference_evaluator.h"

#include <bit>
#include <cctype>
#include <cmath>
#include <limits>

#include "runtime/expr/scalar_ops.h"
#include "vm/kernel/pure_call_context.h"

namespace flux::jit_test {

using expr::Node;
using expr::NodeKind;

namespace {

Result<Value> EvaluateLogical(const expr::Function& fn, const Node& node, const Value& row, const Registry& registry) {
  FLUX_TRY(const Value left, Evaluate(fn, node.children[0], row, registry));
  const bool decisive = node.binary_op == BinaryOp::kOr;
  if (!left.is_null() && left.AsBool() == decisive) return left;
  FLUX_TRY(const Value right, Evaluate(fn, node.children[1], row, registry));
  return expr::EvalLogical(node.binary_op, left, right);
}

Result<Value> EvaluateCall(const expr::Function& fn, const Node& node, const Value& row, const Registry& registry) {
  const size_t dot = node.name.rfind('.');
  const BuiltinDef* def = registry.FindBuiltin(node.name.substr(0, dot), node.name.substr(dot + 1));
  FLUX_TRY(const Value argument, Evaluate(fn, node.children[0], row, registry));
  kernel::PureCallContext context(Time{});
  return def->fn(context, Args({&argument, 1}));
}

Result<Value> EvaluateInterpolation(const expr::Function& fn, const Node& node, const Value& row,
                                    const Registry& registry) {
  std::string text;
  for (const expr::NodeId child : node.children) {
    FLUX_TRY(const Value part, Evaluate(fn, child, row, registry));
    FLUX_TRY(const std::string piece, expr::InterpolationText(part));
    text += piece;
  }
  return Value::String(text);
}

}  // namespace

Result<Value> Evaluate(const expr::Function& fn, expr::NodeId id, const Value& row, const Registry& registry) {
  const Node& node = fn.at(id);
  switch (node.kind) {
    case NodeKind::kLiteral:
      return node.value;
    case NodeKind::kMember: {
      const Value* field = row.AsRecord().Find(node.name);
      return field ? *field : Value::Null();
    }
    case NodeKind::kUnary: {
      FLUX_TRY(const Value operand, Evaluate(fn, node.children[0], row, registry));
      return expr::EvalUnary(node.unary_op, operand);
    }
    case NodeKind::kBinary: {
      if (node.binary_op == BinaryOp::kAnd || node.binary_op == BinaryOp::kOr) {
        return EvaluateLogical(fn, node, row, registry);
      }
      FLUX_TRY(const Value left, Evaluate(fn, node.children[0], row, registry));
      FLUX_TRY(const Value right, Evaluate(fn, node.children[1], row, registry));
      return expr::EvalBinary(node.binary_op, left, right);
    }
    case NodeKind::kConditional: {
      FLUX_TRY(const Value test, Evaluate(fn, node.children[0], row, registry));
      return Evaluate(fn, node.children[!test.is_null() && test.AsBool() ? 1 : 2], row, registry);
    }
    case NodeKind::kInterpolate:
      return EvaluateInterpolation(fn, node, row, registry);
    case NodeKind::kCall:
      return EvaluateCall(fn, node, row, registry);
    case NodeKind::kParam:
    case NodeKind::kCapture:
    case NodeKind::kIndex:
    case NodeKind::kRecord:
    case NodeKind::kArray:
    case NodeKind::kLet:
    case NodeKind::kLocal:
      break;
  }
  return Fail(ErrorCode::kInternal, "not part of these tests");
}

bool IsSame(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() == b.is_null();
  if (a.kind() != b.kind()) return false;
  if (a.kind() != ValueKind::kFloat) return DeepEqual(a, b);
  // The sign and payload of NaN carry no meaning in Flux.
  if (std::isnan(a.AsFloat()) || std::isnan(b.AsFloat())) return std::isnan(a.AsFloat()) && std::isnan(b.AsFloat());
  return std::bit_cast<uint64_t>(a.AsFloat()) == std::bit_cast<uint64_t>(b.AsFloat());
}

namespace {

int64_t Truncated(double v) {
  if (std::isnan(v) || v < -9223372036854775808.0 || v >= 9223372036854775808.0) {
    return std::numeric_limits<int64_t>::min();
  }
  return static_cast<int64_t>(v);
}

int64_t AsBits(const Value& v) {
  if (v.kind() == ValueKind::kBool) return v.AsBool() ? 1 : 0;
  if (v.kind() == ValueKind::kFloat) return Truncated(v.AsFloat());
  return v.kind() == ValueKind::kTime ? v.AsTime().ns : v.AsInt();
}

Result<Value> ToInt(CallContext&, Args args) {
  return args[0].is_null() ? Value::Null(ValueKind::kInt) : Value::Int(AsBits(args[0]));
}

Result<Value> ToUint(CallContext&, Args args) {
  if (args[0].is_null()) return Value::Null(ValueKind::kUint);
  const bool is_large = args[0].kind() == ValueKind::kFloat && args[0].AsFloat() >= 9223372036854775808.0 &&
                        args[0].AsFloat() < 18446744073709551616.0;
  if (is_large) return Value::Uint(static_cast<uint64_t>(args[0].AsFloat()));
  return Value::Uint(static_cast<uint64_t>(AsBits(args[0])));
}

Result<Value> ToFloat(CallContext&, Args args) {
  if (args[0].is_null()) return Value::Null(ValueKind::kFloat);
  if (args[0].kind() == ValueKind::kFloat) return args[0];
  if (args[0].kind() == ValueKind::kUint) return Value::Float(static_cast<double>(args[0].AsUint()));
  return Value::Float(static_cast<double>(AsBits(args[0])));
}

Result<Value> ToTime(CallContext&, Args args) {
  return args[0].is_null() ? Value::Null(ValueKind::kTime) : Value::Of(Time{AsBits(args[0])});
}

template <double (*fn)(double)>
Result<Value> Math(CallContext&, Args args) {
  return args[0].is_null() ? Value::Null(ValueKind::kFloat) : Value::Float(fn(args[0].AsFloat()));
}

// Fails on strings that begin with `!`, gives null for empty ones.
Result<Value> Upper(CallContext&, Args args) {
  if (args[0].is_null() || args[0].AsString().empty()) return Value::Null(ValueKind::kString);
  std::string text(args[0].AsString());
  if (text[0] == '!') return Fail(ErrorCode::kInvalid, "cannot shout any louder");
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return Value::String(text);
}

}  // namespace

Registry MakeTestRegistry() {
  Registry registry;
  const auto add = [&](std::string_view package, std::string_view name, BuiltinFn fn, ColumnType type) {
    registry.Add(BuiltinDef{package, name, package == "math" ? "x" : "v", fn, true, type});
  };
  add("universe", "int", ToInt, ColumnType::kInt);
  add("universe", "uint", ToUint, ColumnType::kUint);
  add("universe", "float", ToFloat, ColumnType::kFloat);
  add("universe", "time", ToTime, ColumnType::kTime);
  add("math", "sqrt", Math<std::sqrt>, ColumnType::kFloat);
  add("math", "abs", Math<std::fabs>, ColumnType::kFloat);
  add("math", "floor", Math<std::floor>, ColumnType::kFloat);
  add("math", "ceil", Math<std::ceil>, ColumnType::kFloat);
  add("math", "trunc", Math<std::trunc>, ColumnType::kFloat);
  add("math", "round", Math<std::round>, ColumnType::kFloat);
  add("test", "upper", Upper, ColumnType::kString);
  return registry;
}

}  // namespace flux::jit_test
