#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "vm/kernel/pure_call_context.h"
#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Opcode;

namespace {

Status CheckKind(const Step& step, const Value& value) {
  const ValueKind wanted = ToValueKind(step.instr.type);
  if (value.kind() == wanted || value.is_null()) return {};
  return FailAt(step, {ErrorCode::kFailedPrecondition,
                       fmt::format("type conflict: {} != {}", ValueKindName(wanted), ValueKindName(value.kind()))});
}

}  // namespace

template <>
Status Run<Opcode::kCall>(const Step& step, Target& out) {
  const kernel::CallSite& site = step.program.calls[step.instr.aux];
  kernel::PureCallContext context(step.program.now);
  std::vector<Value> arguments;
  for (const kernel::CallSite::Argument& argument : site.arguments) arguments.push_back(argument.value);
  out.has_nulls = false;
  bool has_nulls = false;
  std::memset(out.valid, 1, step.rows);
  const auto call = [&](size_t row) -> Status {
    for (size_t i = 0; i < arguments.size(); ++i) {
      const int32_t position = site.arguments[i].position;
      if (position < 0) continue;
      const auto at = static_cast<size_t>(position);
      arguments[i] = BoxAt(step.arg_type(at), step.args[at], row);
    }
    Result<Value> result = site.def->fn(context, Args(arguments));
    if (!result) return FailAt(step, std::move(result.error()));
    FLUX_TRY_STATUS(CheckKind(step, *result));
    if (result->is_null()) {
      out.valid[row] = 0;
      has_nulls = true;
      std::memset(static_cast<char*>(out.values) + row * StorageWidth(step.instr.type), 0,
                  StorageWidth(step.instr.type));
    } else {
      UnboxAt(step.instr.type, *result, out.values, row, step.texts);
    }
    return {};
  };
  FLUX_TRY_STATUS(DispatchStorage(
      step.instr.type, [&]<typename T>() -> Status { return ForLiveRows<T>(step.mask, step.rows, out, call); }));
  out.has_nulls = has_nulls;
  return {};
}

template <>
Status Run<Opcode::kApply>(const Step& step, Target& out) {
  const bool has_mask = step.mask != nullptr && !step.mask->is_constant;
  if (step.mask != nullptr && !has_mask && step.mask->At<uint8_t>(0) == 0) {
    std::memset(out.values, 0, step.rows * StorageWidth(step.instr.type));
    return {};
  }
  std::array<ArrayOperand, kMaxArrayOperands> operands;
  std::ranges::transform(step.args, operands.begin(),
                         [](const Operand& operand) { return ArrayOperand{operand.values, operand.is_constant}; });
  const ArrayFunction& function = *step.program.functions[step.instr.aux]->on_arrays;
  function.run({operands.data(), step.args.size()}, has_mask ? step.mask->As<uint8_t>() : nullptr, step.rows,
               out.values);
  return {};
}

}  // namespace flux::vector
