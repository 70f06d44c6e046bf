#include "tests/unit/vm_jit/reference_evaluator.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <cmath>

#include "runtime/expr/scalar_ops.h"
#include "stdlib/stdlib.h"
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
  const BuiltinDef* def = registry.FindBuiltin(node.name);
  std::vector<Value> arguments;
  for (const std::string_view parameter : SplitNames(def->parameters)) {
    const auto at = static_cast<size_t>(std::ranges::find(node.names, parameter) - node.names.begin());
    FLUX_TRY(arguments.emplace_back(), Evaluate(fn, node.children[at], row, registry));
  }
  kernel::PureCallContext context(Time{});
  return def->fn(context, Args(arguments));
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
  RegisterStdlib(registry);
  registry.Add(BuiltinDef{"test", "upper", "v", Upper, true, ColumnType::kString});
  return registry;
}

}  // namespace flux::jit_test
