#include <fmt/format.h>

#include <iterator>

#include "runtime/base/number_text.h"
#include "runtime/base/time.h"
#include "runtime/expr/scalar_ops.h"
#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Opcode;

namespace {

// Same text as expr::InterpolationText gives, without boxing.
void AppendText(std::string& out, ColumnType type, const Operand& operand, size_t row) {
  switch (type) {
    case ColumnType::kBool:
      out += operand.At<uint8_t>(row) != 0 ? "true" : "false";
      return;
    case ColumnType::kInt:
      fmt::format_to(std::back_inserter(out), "{}", operand.At<int64_t>(row));
      return;
    case ColumnType::kUint:
      fmt::format_to(std::back_inserter(out), "{}", operand.At<uint64_t>(row));
      return;
    case ColumnType::kFloat:
      AppendFloat(out, operand.At<double>(row));
      return;
    case ColumnType::kString:
      out += operand.At<std::string_view>(row);
      return;
    case ColumnType::kTime:
      out += FormatTimeNanos(Time{operand.At<int64_t>(row)});
      return;
  }
}

// Marks the rows of which it is `wanted` whether they match.
Status Match(const Step& step, Target& out, bool wanted) {
  const RegexpObject& regexp = step.program.constants[step.instr.aux].AsRegexp();
  uint8_t* y = out.As<uint8_t>();
  for (size_t i = 0; i < step.rows; ++i) {
    const bool is_valid = !out.has_nulls || out.valid[i] != 0;
    y[i] = is_valid && regexp.Matches(step.args[0].At<std::string_view>(i)) == wanted ? 1 : 0;
  }
  return {};
}

}  // namespace

template <>
Status Run<Opcode::kMatch>(const Step& step, Target& out) {
  return Match(step, out, true);
}

template <>
Status Run<Opcode::kNotMatch>(const Step& step, Target& out) {
  return Match(step, out, false);
}

template <>
Status Run<Opcode::kConcat>(const Step& step, Target& out) {
  std::string text;
  std::string_view* y = out.As<std::string_view>();
  for (size_t i = 0; i < step.rows; ++i) {
    text = step.args[0].At<std::string_view>(i);
    text += step.args[1].At<std::string_view>(i);
    y[i] = step.texts.Store(text);
  }
  return {};
}

template <>
Status Run<Opcode::kInterpolate>(const Step& step, Target& out) {
  out.has_nulls = false;
  std::string text;
  return ForLiveRows<std::string_view>(step.mask, step.rows, out, [&](size_t row) -> Status {
    text.clear();
    for (size_t i = 0; i < step.args.size(); ++i) {
      if (!step.args[i].IsValid(row)) {
        Result<std::string> null_text = expr::InterpolationText(Value::Null(ToValueKind(step.arg_type(i))));
        return FailAt(step, std::move(null_text.error()));
      }
      AppendText(text, step.arg_type(i), step.args[i], row);
    }
    out.As<std::string_view>()[row] = step.texts.Store(text);
    return {};
  });
}

}  // namespace flux::vector
