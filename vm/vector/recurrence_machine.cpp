#include "vm/vector/recurrence_machine.h"

#include <algorithm>
#include <cstring>

#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Instr;
using kernel::kNoReg;
using kernel::Opcode;
using kernel::Reg;

RecurrenceMachine::RecurrenceMachine(std::shared_ptr<const kernel::Program> program, Accelerator* accelerator)
    : program_(std::move(program)),
      accelerator_(FitsLoop() ? accelerator : nullptr),
      cells_(program_->code.size()),
      operands_(program_->code.size()),
      buffers_(program_->code.size()),
      carried_(fields()),
      next_(fields()),
      begins_null_(fields()),
      texts_(fields()) {
  for (size_t i = 0; i < fields(); ++i) {
    if (program_->output[i].type != ColumnType::kString) continue;
    texts_[i].emplace();
    has_texts_ = true;
  }
  for (Reg reg = 0; reg < program_->code.size(); ++reg) AddStep(reg);
}

void RecurrenceMachine::AddStep(Reg reg) {
  const Instr& instr = program_->code[reg];
  operands_[reg] = cells_[reg].ToOperand();
  if (instr.op == Opcode::kColumn && instr.aux < fields()) {
    operands_[reg] = carried_[instr.aux].ToOperand();
  } else if (instr.op == Opcode::kColumn) {
    columns_.push_back(reg);
    buffers_[reg] = {std::vector<uint64_t>(kSliceRows * (instr.type == ColumnType::kString ? 2 : 1)),
                     std::vector<uint8_t>(kSliceRows)};
  } else if (instr.op == Opcode::kConstant) {
    cells_[reg].Load(instr.type, program_->constants[instr.aux]);  // the program keeps the text
  } else {
    RowStep step{.instr = &instr,
                 .run = FindRowFunction(*program_, instr),
                 .mask = instr.mask == kNoReg ? nullptr : &operands_[instr.mask],
                 .out = &cells_[reg],
                 .text = TextOf(reg)};
    if (instr.op == Opcode::kApply) step.function = program_->functions[instr.aux]->on_arrays;
    for (size_t i = 0; step.run && i < instr.args.size(); ++i) step.args[i] = &operands_[instr.args[i]];
    if (instr.type == ColumnType::kString) {
      cells_[reg].Set(std::string_view());
      has_texts_ = true;
    }
    steps_.push_back(step);
  }
}

// Texts that begin with a carried one grow where that lies.
GrowingText* RecurrenceMachine::TextOf(Reg concat) {
  Reg first = concat;
  while (program_->code[first].op == Opcode::kConcat) first = program_->code[first].args[0];
  const Instr& instr = program_->code[first];
  const bool is_carried = first != concat && instr.op == Opcode::kColumn && instr.aux < fields();
  return is_carried ? &texts_[instr.aux]->now : &scratch_;
}

void RecurrenceMachine::SetField(size_t field, const Value& value) {
  RowCell& cell = carried_[field];
  cell.Load(program_->output[field].type, value);
  if (cell.valid == 0) begins_null_[field] = true;
  if (texts_[field]) cell.Set(texts_[field]->now.Assign(cell.As<std::string_view>()));
}

Value RecurrenceMachine::Field(size_t field) const {
  const RowCell& cell = carried_[field];
  return BoxAt(program_->output[field].type, {cell.value.data(), &cell.valid, true}, 0);
}

void RecurrenceMachine::Load(Chunk chunk) {
  chunk_ = std::move(chunk);
  if (accelerator_) PlanLoop();
  loop_function_ = slot_ ? slot_->Function(chunk_.rows) : nullptr;
}

Status RecurrenceMachine::Run(size_t from, size_t count) {
  for (const size_t end = from + count; from < end; from += kSliceRows) {
    const size_t rows = std::min(kSliceRows, end - from);
    for (const Reg reg : columns_) {
      const Instr& instr = program_->code[reg];
      const Operand slice = LoadSlice(*chunk_.columns[instr.aux - fields()], from, rows, buffers_[reg]);
      operands_[reg] = RowOperand::Of(slice, instr.type);
    }
    // When the loop reports a failure, interpreting the same rows finds and words it.
    if (!loop_function_ || !RunLoop(rows)) FLUX_TRY_STATUS(RunRows(rows));
  }
  return {};
}

Status RecurrenceMachine::RunRows(size_t count) {
  for (size_t row = 0; row < count; ++row) {
    for (const RowStep& step : steps_) {
      if (step.run) {
        step.run(step, row);
      } else {
        FLUX_TRY_STATUS(ExecuteAlone(step, row));
      }
    }
    Carry(row);
  }
  return {};
}

Status RecurrenceMachine::ExecuteAlone(const RowStep& step, size_t row) {
  const Instr& instr = *step.instr;
  const auto at = [&](Reg reg) {
    const RowOperand& operand = operands_[reg];
    return Operand{operand.values + row * operand.width, operand.valid + row * operand.valid_width};
  };
  args_.clear();
  for (const Reg arg : instr.args) args_.push_back(at(arg));
  const Operand mask = instr.mask == kNoReg ? Operand{} : at(instr.mask);
  Target target{step.out->value.data(), &step.out->valid};
  const Step one{*program_, instr, args_, instr.mask == kNoReg ? nullptr : &mask, 1, made_};
  FLUX_TRY_STATUS(Execute(one, target));
  if (!target.has_nulls) step.out->valid = 1;
  return {};
}

// All fields are computed of the row before, so that none is overwritten that another one still needs.
void RecurrenceMachine::Carry(size_t row) {
  for (size_t i = 0; i < fields(); ++i) {
    const RowOperand& from = operands_[program_->outputs[i]];
    if (texts_[i]) {
      CarryText(i, row);
    } else if (program_->output[i].type == ColumnType::kBool) {
      next_[i].value[0] = from.values[row * from.width];
    } else {
      std::memcpy(next_[i].value.data(), from.values + row * from.width, sizeof(uint64_t));
    }
    next_[i].valid = from.IsValid(row);
  }
  std::ranges::copy(next_, carried_.begin());
  if (!has_texts_) return;
  for (size_t i = 0; i < fields(); ++i) {
    if (!texts_[i]) continue;
    if (texts_[i]->is_copied) {
      std::swap(texts_[i]->now, texts_[i]->next);
    } else {
      texts_[i]->now.CutBehind(carried_[i].As<std::string_view>());
    }
  }
  scratch_.Assign({});
  made_.Clear();
}

void RecurrenceMachine::CarryText(size_t field, size_t row) {
  const RowOperand& from = operands_[program_->outputs[field]];
  const std::string_view text = from.IsValid(row) != 0 ? from.At<std::string_view>(row) : std::string_view();
  Text& texts = *texts_[field];
  texts.is_copied = !texts.now.Holds(text);
  next_[field].Set(texts.is_copied ? texts.next.Assign(text) : text);
}

}  // namespace flux::vector
