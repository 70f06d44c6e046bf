#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "vm/kernel/lower_expression.h"
#include "vm/kernel/pure_call_context.h"

namespace flux::kernel {

using expr::Node;
using expr::NodeId;

namespace {

// Builtins of one argument that are instructions of their own, by result type and accepted operand types.
struct NativeCall {
  std::string_view package, name;
  Opcode op;
  ColumnType result;
  std::string_view operands;  // b i u f t: bool int uint float time
};

constexpr std::array kNativeCalls = {
    NativeCall{"universe", "float", Opcode::kToFloat, ColumnType::kFloat, "biu"},
    NativeCall{"universe", "int", Opcode::kToInt, ColumnType::kInt, "buft"},
    NativeCall{"universe", "uint", Opcode::kToUint, ColumnType::kUint, "bift"},
    NativeCall{"universe", "time", Opcode::kToTime, ColumnType::kTime, "iu"},
    NativeCall{"math", "sqrt", Opcode::kSqrt, ColumnType::kFloat, "f"},
    NativeCall{"math", "abs", Opcode::kAbs, ColumnType::kFloat, "f"},
    NativeCall{"math", "floor", Opcode::kFloor, ColumnType::kFloat, "f"},
    NativeCall{"math", "ceil", Opcode::kCeil, ColumnType::kFloat, "f"},
    NativeCall{"math", "trunc", Opcode::kTrunc, ColumnType::kFloat, "f"},
    NativeCall{"math", "round", Opcode::kRound, ColumnType::kFloat, "f"},
};

char TypeLetter(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return 'b';
    case ColumnType::kInt:
      return 'i';
    case ColumnType::kUint:
      return 'u';
    case ColumnType::kFloat:
      return 'f';
    case ColumnType::kString:
      return 's';
    case ColumnType::kTime:
      return 't';
  }
  return '?';
}

// Whether a call of the conversion gives its operand back when that has the target's type already.
bool IsIdentity(const BuiltinDef& def, ColumnType operand) {
  return def.package == "universe" && def.name == ColumnTypeName(operand);
}

std::vector<std::string_view> SplitNames(std::string_view names) {
  std::vector<std::string_view> parts;
  while (!names.empty()) {
    const size_t end = std::min(names.find(' '), names.size());
    if (end > 0) parts.push_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return parts;
}

}  // namespace

Result<Lowered> ExpressionLowering::LowerCall(NodeId id, const Node& node) {
  if (node.name.empty())
    return NotLowerable(fmt::format("calls a function of the script in `{}`", expr::ToText(fn_, id)));
  const size_t dot = node.name.rfind('.');
  const BuiltinDef* def = nullptr;
  if (registry_ && dot != std::string::npos) {
    def = registry_->FindBuiltin(node.name.substr(0, dot), node.name.substr(dot + 1));
  }
  if (!def || !def->is_pure) return NotLowerable(fmt::format("calls `{}`", node.name));
  const std::vector<std::string_view> parameters = SplitNames(def->parameters);
  std::vector<Lowered> arguments(parameters.size(), Lowered::Literal(Value::Absent()));
  for (size_t i = 0; i < node.names.size(); ++i) {
    const auto found = std::ranges::find(parameters, node.names[i]);
    if (found == parameters.end()) return NotLowerable(fmt::format("calls `{}` with `{}`", node.name, node.names[i]));
    FLUX_TRY(arguments[static_cast<size_t>(found - parameters.begin())], Lower(node.children[i]));
  }
  if (std::optional<Lowered> native = LowerNativeCall(*def, arguments)) return *std::move(native);
  return LowerBoxedCall(id, node, *def, arguments);
}

std::optional<Lowered> ExpressionLowering::LowerNativeCall(const BuiltinDef& def,
                                                           const std::vector<Lowered>& arguments) {
  if (arguments.size() != 1 || !arguments[0].is_register()) return std::nullopt;
  const Reg operand = arguments[0].reg;
  const ColumnType type = ir_.type(operand);
  if (IsIdentity(def, type)) return arguments[0];
  for (const NativeCall& native : kNativeCalls) {
    const bool is_it = native.package == def.package && native.name == def.name;
    if (!is_it || native.operands.find(TypeLetter(type)) == std::string_view::npos) continue;
    return Lowered::Register(ir_.Emit(native.op, native.result, {operand}));
  }
  return std::nullopt;
}

Result<Lowered> ExpressionLowering::LowerBoxedCall(NodeId id, const Node& node, const BuiltinDef& def,
                                                   const std::vector<Lowered>& arguments) {
  CallSite site{.def = &def};
  std::vector<Reg> registers;
  std::vector<Value> literals;
  for (const Lowered& argument : arguments) {
    if (argument.is_register()) {
      site.arguments.push_back({.position = static_cast<int32_t>(registers.size())});
      registers.push_back(argument.reg);
    } else if (argument.is_literal()) {
      site.arguments.push_back({.value = argument.literal});
      literals.push_back(argument.literal);
    } else {
      return NotLowerable(fmt::format("passes a record or array to `{}`", node.name));
    }
  }
  if (registers.empty()) {
    PureCallContext context(now_);
    if (Result<Value> value = def.fn(context, Args(literals))) return Lowered::Literal(*std::move(value));
  }
  if (!def.result_type) return NotLowerable(fmt::format("calls `{}`, which gives no column type", node.name));
  const uint32_t call = ir_.AddCallSite(std::move(site));
  return Lowered::Register(
      ir_.EmitFallible(Opcode::kCall, *def.result_type, std::move(registers), call, active_, expr::ToText(fn_, id)));
}

}  // namespace flux::kernel
