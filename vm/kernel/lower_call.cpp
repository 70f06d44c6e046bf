#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "vm/kernel/lower_expression.h"
#include "vm/kernel/pure_call_context.h"

namespace flux::kernel {

using expr::Node;
using expr::NodeId;

namespace {

// The instruction of what a builtin computes, by result type and accepted operand types.
struct NativeInstruction {
  NativeCall call;
  Opcode op;
  ColumnType result;
  std::string_view operands;  // b i u f t: bool int uint float time
};

constexpr std::array kNativeInstructions = {
    NativeInstruction{NativeCall::kToFloat, Opcode::kToFloat, ColumnType::kFloat, "biu"},
    NativeInstruction{NativeCall::kToInt, Opcode::kToInt, ColumnType::kInt, "buft"},
    NativeInstruction{NativeCall::kToUint, Opcode::kToUint, ColumnType::kUint, "bift"},
    NativeInstruction{NativeCall::kToTime, Opcode::kToTime, ColumnType::kTime, "iu"},
    NativeInstruction{NativeCall::kSqrt, Opcode::kSqrt, ColumnType::kFloat, "f"},
    NativeInstruction{NativeCall::kAbs, Opcode::kAbs, ColumnType::kFloat, "f"},
    NativeInstruction{NativeCall::kFloor, Opcode::kFloor, ColumnType::kFloat, "f"},
    NativeInstruction{NativeCall::kCeil, Opcode::kCeil, ColumnType::kFloat, "f"},
    NativeInstruction{NativeCall::kTrunc, Opcode::kTrunc, ColumnType::kFloat, "f"},
    NativeInstruction{NativeCall::kRound, Opcode::kRound, ColumnType::kFloat, "f"},
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

// The type that a conversion converts to.
std::optional<ColumnType> ConversionTarget(NativeCall call) {
  switch (call) {
    case NativeCall::kToBool:
      return ColumnType::kBool;
    case NativeCall::kToInt:
      return ColumnType::kInt;
    case NativeCall::kToUint:
      return ColumnType::kUint;
    case NativeCall::kToFloat:
      return ColumnType::kFloat;
    case NativeCall::kToString:
      return ColumnType::kString;
    case NativeCall::kToTime:
      return ColumnType::kTime;
    case NativeCall::kSqrt:
    case NativeCall::kAbs:
    case NativeCall::kFloor:
    case NativeCall::kCeil:
    case NativeCall::kTrunc:
    case NativeCall::kRound:
    case NativeCall::kContains:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<Lowered> ExpressionLowering::LowerCall(NodeId id, const Node& node) {
  if (node.name.empty())
    return NotLowerable(fmt::format("calls a function of the script in `{}`", expr::ToText(fn_, id)));
  const BuiltinDef* def = registry_ != nullptr ? registry_->FindBuiltin(node.name) : nullptr;
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
  if (!def.native || arguments.size() != 1 || !arguments[0].is_register()) return std::nullopt;
  const Reg operand = arguments[0].reg;
  const ColumnType type = ir_.type(operand);
  if (ConversionTarget(*def.native) == type) return arguments[0];
  for (const NativeInstruction& native : kNativeInstructions) {
    if (native.call != *def.native || !native.operands.contains(TypeLetter(type))) continue;
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
