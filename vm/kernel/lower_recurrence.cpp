#include "vm/kernel/lower_recurrence.h"

#include <fmt/format.h>

#include <algorithm>

#include "vm/kernel/lower_expression.h"

namespace flux::kernel {
namespace {

// The columns of the tables, then the fields of the carried record as if they were columns, too.
Result<std::vector<ColumnDef>> InputOf(const Schema& columns, const Value& initial) {
  std::vector<ColumnDef> input = columns.columns();
  for (const RecordField& field : initial.AsRecord().fields) {
    const Result<ColumnType> type = ToColumnType(field.value.kind());
    if (!type) {
      return NotLowerable(
          fmt::format("carries `{}`, which is of type {}", field.name, ValueKindName(field.value.kind())));
    }
    input.push_back({field.name, *type});
  }
  return input;
}

// The register of a field of the result, which must be of the type that the next row is given.
Result<Reg> FieldRegister(const Lowered& value, const ColumnDef& field, IrBuilder& builder) {
  const ValueKind kind = KindOf(value, builder);
  if (value.may_lack_type || kind != ToValueKind(field.type)) {
    return NotLowerable(fmt::format("does not always give `{}` the type {}", field.name, ColumnTypeName(field.type)));
  }
  return value.is_register() ? value.reg : builder.Constant(field.type, value.literal);
}

// The whole function as one program, from columns and fields to fields.
Result<Program> LowerWhole(const expr::Function& fn, const std::vector<ColumnDef>& input, size_t columns,
                           std::vector<size_t>& listing, const Registry* registry, Time now) {
  IrBuilder builder((Schema(input)));
  const std::span<const ColumnDef> fields = std::span(input).subspan(columns);
  const Lowered params[] = {RecordOf(builder, std::span(input).first(columns), 0), RecordOf(builder, fields, columns)};
  ExpressionLowering lowering(fn, params, kNoReg, builder, registry, now);
  FLUX_TRY(const Lowered result, lowering.Lower(fn.body));
  if (result.kind != Lowered::Kind::kRecord) return NotLowerable("gives a record that is made elsewhere");
  if (result.has_mixed_order) return NotLowerable("gives records that list their properties in different orders");
  if (result.names.size() != fields.size()) return NotLowerable("gives other properties than `identity` has");
  std::vector<Reg> outputs(fields.size(), kNoReg);
  for (size_t i = 0; i < result.names.size(); ++i) {
    const auto field = std::ranges::find(fields, result.names[i], &ColumnDef::name);
    if (field == fields.end()) return NotLowerable("gives other properties than `identity` has");
    listing.push_back(static_cast<size_t>(field - fields.begin()));
    FLUX_TRY(outputs[listing.back()], FieldRegister(result.items[i], *field, builder));
  }
  Program whole =
      builder.Finish(Schema(std::vector<ColumnDef>(fields.begin(), fields.end())), std::move(outputs), kNoReg);
  whole.now = now;
  return whole;
}

// Which registers depend on the carried record, be it by their mask.
std::vector<bool> CarriedRegisters(const Program& whole, size_t columns) {
  std::vector<bool> is_carried(whole.code.size());
  for (size_t i = 0; i < whole.code.size(); ++i) {
    const Instr& instr = whole.code[i];
    is_carried[i] = instr.op == Opcode::kColumn
                        ? instr.aux >= columns
                        : std::ranges::any_of(instr.args, [&](Reg arg) { return is_carried[arg]; }) ||
                              (instr.mask != kNoReg && is_carried[instr.mask]);
  }
  return is_carried;
}

class Splitter {
 public:
  Splitter(const Program& whole, size_t columns)
      : whole_(whole),
        columns_(columns),
        fields_(whole.input.size() - columns),
        is_carried_(CarriedRegisters(whole, columns)),
        in_rows_(whole.code.size(), kNoReg),
        in_step_(whole.code.size(), kNoReg) {}

  LoweredRecurrence Split() {
    const std::vector<ColumnDef>& input = whole_.input.columns();
    std::vector<ColumnDef> step_input(input.begin() + static_cast<std::ptrdiff_t>(columns_), input.end());
    for (size_t i = 0; i < fields_; ++i) {
      result_.step.code.push_back({.op = Opcode::kColumn, .type = step_input[i].type, .aux = static_cast<uint32_t>(i)});
    }
    for (Reg reg = 0; reg < whole_.code.size(); ++reg) {
      if (is_carried_[reg]) {
        AddToStep(reg);
      } else {
        AddToRows(reg);
      }
    }
    std::vector<Reg> outputs;
    for (const Reg reg : whole_.outputs) outputs.push_back(InStep(reg));
    step_input.insert(step_input.end(), read_.begin(), read_.end());
    Finish(result_.rows,
           Schema(std::vector<ColumnDef>(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(columns_))),
           Schema(read_), std::move(read_registers_));
    Finish(result_.step, Schema(std::move(step_input)), whole_.output, std::move(outputs));
    RemoveDeadCode(result_.rows);
    return std::move(result_);
  }

 private:
  void Finish(Program& part, Schema input, Schema output, std::vector<Reg> outputs) const {
    part.input = std::move(input);
    part.output = std::move(output);
    part.outputs = std::move(outputs);
    part.constants = whole_.constants;
    part.calls = whole_.calls;
    part.functions = whole_.functions;
    part.now = whole_.now;
  }

  void AddToRows(Reg reg) {
    Instr instr = whole_.code[reg];
    for (Reg& arg : instr.args) arg = in_rows_[arg];
    if (instr.mask != kNoReg) instr.mask = in_rows_[instr.mask];
    in_rows_[reg] = static_cast<Reg>(result_.rows.code.size());
    result_.rows.code.push_back(std::move(instr));
  }

  void AddToStep(Reg reg) {
    Instr instr = whole_.code[reg];
    if (instr.op == Opcode::kColumn) {
      in_step_[reg] = instr.aux - static_cast<Reg>(columns_);
      return;
    }
    for (Reg& arg : instr.args) arg = InStep(arg);
    if (instr.mask != kNoReg) instr.mask = InStep(instr.mask);
    in_step_[reg] = static_cast<Reg>(result_.step.code.size());
    result_.step.code.push_back(std::move(instr));
  }

  // The register of `step` that holds the value; what the other part computes comes in as a column.
  Reg InStep(Reg reg) {
    if (in_step_[reg] != kNoReg) return in_step_[reg];
    Instr instr = whole_.code[reg];
    if (instr.op != Opcode::kConstant) {
      const std::string name =
          instr.op == Opcode::kColumn ? whole_.input[instr.aux].name : fmt::format("%{}", read_registers_.size());
      instr = {.op = Opcode::kColumn, .type = instr.type, .aux = static_cast<uint32_t>(fields_ + read_.size())};
      read_.push_back({name, instr.type});
      read_registers_.push_back(in_rows_[reg]);
    }
    in_step_[reg] = static_cast<Reg>(result_.step.code.size());
    result_.step.code.push_back(std::move(instr));
    return in_step_[reg];
  }

  const Program& whole_;
  const size_t columns_, fields_;
  const std::vector<bool> is_carried_;
  std::vector<Reg> in_rows_, in_step_;  // by register of the whole
  std::vector<ColumnDef> read_;
  std::vector<Reg> read_registers_;  // of `rows`
  LoweredRecurrence result_;
};

}  // namespace

Result<LoweredRecurrence> LowerRecurrence(const expr::Function& fn, const Value& initial, const Schema& input,
                                          const Registry* registry, Time now) {
  FLUX_TRY(const std::vector<ColumnDef> all, InputOf(input, initial));
  std::vector<size_t> listing;
  FLUX_TRY(const Program whole, LowerWhole(fn, all, input.size(), listing, registry, now));
  LoweredRecurrence lowered = Splitter(whole, input.size()).Split();
  lowered.listing = std::move(listing);
  return lowered;
}

}  // namespace flux::kernel
