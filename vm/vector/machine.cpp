#include "vm/vector/machine.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "vm/vector/bits.h"
#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Instr;
using kernel::kNoReg;
using kernel::Opcode;
using kernel::Reg;

Machine::Machine(std::shared_ptr<const kernel::Program> program, Accelerator* accelerator)
    : program_(std::move(program)), accelerator_(accelerator), binding_(*program_) {
  gathered_.resize(program_->code.size());
  gathered_rows_.resize(program_->code.size());
}

Result<exec::KernelOutput> Machine::Run(const Chunk& chunk) {
  exec::KernelOutput out;
  out.rows = chunk.rows;
  if (chunk.rows == 0) {
    for (const ColumnDef& column : program_->output.columns()) {
      out.columns.push_back(Column::Constant(column.type, Value::Null(ToValueKind(column.type)), 0));
    }
    return out;
  }
  binding_.Bind(chunk);
  if (planned_.empty() || planned_ != binding_.signature()) Plan();
  FLUX_TRY_STATUS(RunSlices(chunk, out));
  return out;
}

namespace {

BitmapRef EmptySelection(size_t rows) { return std::make_shared<const std::vector<uint64_t>>((rows + 63) / 64, 0); }

}  // namespace

Status Machine::RunSlices(const Chunk& chunk, exec::KernelOutput& out) {
  const Reg selection = program_->selection;
  const bool is_constant = selection != kNoReg && binding_[selection].form == Form::kConstant;
  if (is_constant && binding_[selection].operand.At<uint8_t>(0) == 0) {
    // Nothing survives, so the columns' values do not matter.
    for (const ColumnDef& column : program_->output.columns()) {
      out.columns.push_back(Column::Constant(column.type, Value::Null(ToValueKind(column.type)), chunk.rows));
    }
    out.selection = EmptySelection(chunk.rows);
    return {};
  }
  const bool is_selective = selection != kNoReg && !is_constant;
  std::vector<uint64_t> selected(is_selective ? (chunk.rows + 63) / 64 : 0);
  OpenWriters(chunk.rows);
  gathered_from_.assign(program_->code.size(), SIZE_MAX);
  const LoopFunction loop = slot_ ? slot_->Function(chunk.rows) : nullptr;
  is_native_ = loop != nullptr;
  for (size_t from = 0; from < chunk.rows; from += kSliceRows) {
    const Slice slice{from, std::min(kSliceRows, chunk.rows - from)};
    FLUX_TRY_STATUS(RunSlice(chunk, slice, loop));
    for (Reg reg = 0; reg < writers_.size(); ++reg) {
      if (writers_[reg]) writers_[reg]->Append(Rows(reg, slice), slice.from, slice.count);
    }
    if (is_selective) PackBits(Rows(selection, slice).As<uint8_t>(), slice.count, selected.data() + from / 64);
    texts_.Clear();
  }
  if (is_selective) out.selection = std::make_shared<const std::vector<uint64_t>>(std::move(selected));
  FinishOutputs(chunk, out);
  return {};
}

Status Machine::RunSlice(const Chunk& chunk, Slice slice, LoopFunction loop) {
  for (const Reg reg : loads_) {
    const Column& column = *chunk.columns[program_->code[reg].aux];
    binding_[reg].operand = LoadSlice(column, slice.from, slice.count, buffers_[buffer_of_[reg]]);
  }
  size_t first = 0;
  // When the loop reports a failure, interpreting the same instructions finds and words it.
  if (loop && RunLoop(loop, slice)) first = loop_.body.size();
  for (size_t i = first; i < steps_.size(); ++i) FLUX_TRY_STATUS(RunStep(steps_[i], slice));
  return {};
}

Target Machine::TargetOf(Reg reg, Slice slice) {
  Buffer& buffer = buffers_[buffer_of_[reg]];
  void* in_place = writers_[reg] ? writers_[reg]->ValuesAt(slice.from) : nullptr;
  return {in_place ? in_place : buffer.values.data(), buffer.valid.data(), false};
}

Status Machine::RunStep(Reg reg, Slice slice) {
  const Instr& instr = program_->code[reg];
  args_.clear();
  for (const Reg arg : instr.args) args_.push_back(Rows(arg, slice));
  const Operand mask = instr.mask == kNoReg ? Operand{} : Rows(instr.mask, slice);
  Target target = TargetOf(reg, slice);
  const Step step{*program_, instr, args_, instr.mask == kNoReg ? nullptr : &mask, slice.count, texts_};
  FLUX_TRY_STATUS(Execute(step, target));
  binding_[reg].operand = {target.values, target.has_nulls ? target.valid : nullptr, false};
  return {};
}

bool Machine::RunLoop(LoopFunction loop, Slice slice) {
  pointers_.clear();
  for (const LoopInput& input : loop_.inputs) AddLoopPointers(input, slice);
  for (const Reg reg : loop_.results) {
    const Target target = TargetOf(reg, slice);
    pointers_.push_back(target.values);
    pointers_.push_back(target.valid);
    binding_[reg].operand = {target.values, binding_[reg].is_nullable ? target.valid : nullptr, false};
  }
  return CallLoop(loop, pointers_.data(), slice.count);
}

void Machine::AddLoopPointers(const LoopInput& input, Slice slice) {
  const BoundRegister& bound = binding_[input.reg];
  if (input.form == Form::kDictionary) pointers_.push_back(bound.codes->Codes().data() + slice.from);
  pointers_.push_back(bound.operand.values);
  if (input.has_nulls) pointers_.push_back(bound.operand.valid);
  if (!input.has_row_nulls) return;
  std::vector<uint8_t>& valid = gathered_[input.reg].valid;
  valid.resize(kSliceRows);
  ExpandBits(bound.codes->validity_words(), bound.codes->validity_offset() + slice.from, slice.count, valid.data());
  pointers_.push_back(valid.data());
}

const Operand& Machine::Rows(Reg reg, Slice slice) {
  const BoundRegister& bound = binding_[reg];
  if (bound.form != Form::kDictionary) return bound.operand;
  if (gathered_from_[reg] == slice.from) return gathered_rows_[reg];
  gathered_from_[reg] = slice.from;
  Buffer& buffer = gathered_[reg];
  const ColumnType type = program_->type(reg);
  buffer.values.resize(kSliceRows * (type == ColumnType::kString ? 2 : 1));
  buffer.valid.resize(kSliceRows);
  const uint32_t* codes = bound.codes->Codes().data() + slice.from;
  DispatchStorage(type, [&]<typename T>() {
    T* to = reinterpret_cast<T*>(buffer.values.data());
    const T* entries = bound.operand.As<T>();
    for (size_t i = 0; i < slice.count; ++i) to[i] = entries[codes[i]];
  });
  Operand& rows = gathered_rows_[reg];
  rows = {.values = buffer.values.data()};
  const bool has_row_nulls = bound.codes->has_nulls();
  if (!has_row_nulls && !bound.operand.valid) return rows;
  rows.valid = buffer.valid.data();
  if (has_row_nulls) {
    ExpandBits(bound.codes->validity_words(), bound.codes->validity_offset() + slice.from, slice.count,
               buffer.valid.data());
  } else {
    std::memset(buffer.valid.data(), 1, slice.count);
  }
  if (!bound.operand.valid) return rows;
  for (size_t i = 0; i < slice.count; ++i) buffer.valid[i] &= bound.operand.valid[codes[i]];
  return rows;
}

void Machine::OpenWriters(size_t rows) {
  writers_.clear();
  writers_.resize(program_->code.size());
  for (const Reg reg : program_->outputs) {
    const Form form = binding_[reg].form;
    const bool is_computed = program_->code[reg].op != Opcode::kColumn && form != Form::kConstant;
    const bool keeps_codes = form == Form::kDictionary && program_->type(reg) == ColumnType::kString;
    if (is_computed && !keeps_codes && !writers_[reg]) writers_[reg].emplace(program_->type(reg), rows);
  }
}

void Machine::FinishOutputs(const Chunk& chunk, exec::KernelOutput& out) {
  // One register may have several names: they share the column.
  std::unordered_map<Reg, ColumnRef> finished;
  for (const Reg reg : program_->outputs) {
    ColumnRef& column = finished[reg];
    if (!column) column = FinishOutput(reg, chunk);
    out.columns.push_back(column);
  }
}

ColumnRef Machine::FinishOutput(Reg reg, const Chunk& chunk) {
  const Instr& instr = program_->code[reg];
  if (instr.op == Opcode::kColumn) return chunk.columns[instr.aux];
  if (writers_[reg]) return writers_[reg]->Finish();
  if (binding_[reg].form == Form::kDictionary) return DictionaryOutput(reg, chunk.rows);
  return Column::Constant(instr.type, BoxAt(instr.type, binding_[reg].operand, 0), chunk.rows);
}

ColumnRef Machine::DictionaryOutput(Reg reg, size_t rows) {
  const BoundRegister& bound = binding_[reg];
  const Operand& entries = bound.operand;
  const std::span<const uint32_t> codes = bound.codes->Codes();
  // Different entries may have become equal; a dictionary's entries are distinct.
  auto dictionary = std::make_shared<StringBuffer>();
  dictionary->offsets.push_back(0);
  std::unordered_map<std::string_view, uint32_t> code_of;
  std::vector<uint32_t> renamed(rows);
  auto validity = std::make_shared<std::vector<uint64_t>>((rows + 63) / 64, 0);
  for (size_t i = 0; i < rows; ++i) {
    const uint32_t code = codes[i];
    if (bound.codes->IsNull(i) || (entries.valid && entries.valid[code] == 0)) continue;
    (*validity)[i / 64] |= uint64_t{1} << (i % 64);
    const std::string_view text = entries.As<std::string_view>()[code];
    const auto [at, is_new] = code_of.emplace(text, static_cast<uint32_t>(code_of.size()));
    if (is_new) {
      dictionary->bytes += text;
      dictionary->offsets.push_back(static_cast<uint32_t>(dictionary->bytes.size()));
    }
    renamed[i] = at->second;
  }
  if (code_of.empty()) dictionary->offsets.push_back(0);
  return Column::Dictionary(std::move(renamed), std::move(dictionary), std::move(validity));
}

}  // namespace flux::vector
