#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/registry/native_call.h"
#include "vm/kernel/lower_expression.h"
#include "vm/kernel/pure_call_context.h"

namespace flux::kernel {

using expr::Node;
using expr::NodeId;

namespace {

// The instruction of a conversion and the operand types that it accepts.
struct ConversionInstruction {
  NativeCall call;
  Opcode op;
  std::string_view operands;  // b i u f t: bool int uint float time
};

constexpr std::array kConversions = {
    ConversionInstruction{NativeCall::kToFloat, Opcode::kToFloat, "biu"},
    ConversionInstruction{NativeCall::kToInt, Opcode::kToInt, "buft"},
    ConversionInstruction{NativeCall::kToUint, Opcode::kToUint, "bift"},
    ConversionInstruction{NativeCall::kToTime, Opcode::kToTime, "iu"},
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

bool IsConversion(NativeCall call) {
  switch (call) {
#define FLUX_NATIVE_CONVERSION(name) \
  case NativeCall::name:             \
    return true;
#define FLUX_NATIVE_CALL(name) \
  case NativeCall::name:       \
    return false;
#include "runtime/registry/native_calls.def"
  }
  return false;
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
  if (std::optional<Lowered> conversion = LowerConversion(*def, arguments)) return *std::move(conversion);
  if (std::optional<Lowered> application = LowerApplication(*def, arguments)) return *std::move(application);
  return LowerBoxedCall(id, node, *def, arguments);
}

std::optional<Lowered> ExpressionLowering::LowerConversion(const BuiltinDef& def,
                                                           const std::vector<Lowered>& arguments) {
  if (!def.native || !IsConversion(*def.native) || !arguments[0].is_register()) return std::nullopt;
  const Reg operand = arguments[0].reg;
  const ColumnType type = ir_.type(operand);
  if (type == def.result_type) return arguments[0];
  for (const ConversionInstruction& conversion : kConversions) {
    if (conversion.call != *def.native || !conversion.operands.contains(TypeLetter(type))) continue;
    return Lowered::Register(ir_.Emit(conversion.op, *def.result_type, {operand}));
  }
  return std::nullopt;
}

// Calls with arguments of other types are left to the builtin, which says what is wrong with them.
std::optional<Lowered> ExpressionLowering::LowerApplication(const BuiltinDef& def,
                                                            const std::vector<Lowered>& arguments) {
  if (def.on_arrays == nullptr || !std::ranges::any_of(arguments, &Lowered::is_register)) return std::nullopt;
  std::vector<Reg> operands;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const ColumnType type = def.on_arrays->takes[i];
    if (KindOf(arguments[i]) != ToValueKind(type)) return std::nullopt;
    operands.push_back(ToRegister(arguments[i], type));
  }
  return Lowered::Register(ir_.Apply(def, std::move(operands), active_));
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
  if (!def.result_type) return NotLowerable(fmt::format("calls `{}`, which only the script can call", node.name));
  const uint32_t call = ir_.AddCallSite(std::move(site));
  return Lowered::Register(
      ir_.EmitFallible(Opcode::kCall, *def.result_type, std::move(registers), call, active_, expr::ToText(fn_, id)));
}

}  // namespace flux::kernel
