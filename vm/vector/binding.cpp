#include "vm/vector/binding.h"

#include "vm/vector/instruction.h"

namespace flux::vector {

using kernel::Instr;
using kernel::NullRule;
using kernel::Opcode;
using kernel::Reg;

Binding::Binding(const kernel::Program& program)
    : program_(program), registers_(program.code.size()), stores_(program.code.size()) {
  // Once and for all: what is computed from constants and kept refers to their texts.
  for (Reg reg = 0; reg < program.code.size(); ++reg) {
    if (program.code[reg].op != Opcode::kConstant) continue;
    registers_[reg].form = Form::kConstant;
    BindConstant(reg, program.constants[program.code[reg].aux]);
  }
}

void Binding::Bind(const Chunk& chunk) {
  signature_.clear();
  for (Reg reg = 0; reg < program_.code.size(); ++reg) {
    const Instr& instr = program_.code[reg];
    if (instr.op == Opcode::kColumn) {
      BindColumn(reg, *chunk.columns[instr.aux]);
    } else if (instr.op != Opcode::kConstant && !ComputeConstant(reg) && !ComputeDictionary(reg, chunk.rows)) {
      registers_[reg] = {.is_nullable = IsNullableRow(instr)};
    }
    const BoundRegister& bound = registers_[reg];
    const bool has_row_nulls = bound.codes && bound.codes->has_nulls();
    signature_.push_back(static_cast<uint8_t>(static_cast<uint8_t>(bound.form) | (bound.is_nullable ? 4 : 0) |
                                              (bound.operand.valid ? 8 : 0) | (has_row_nulls ? 16 : 0)));
  }
}

void Binding::BindColumn(Reg reg, const Column& column) {
  registers_[reg] = {};
  switch (column.encoding()) {
    case Encoding::kConstant:
      registers_[reg] = {.form = Form::kConstant, .varies = true};
      return BindConstant(reg, column.ConstantValue());
    case Encoding::kDictionary:
      return BindEntries(reg, column);
    case Encoding::kFlat:
    case Encoding::kSequence:
      registers_[reg].is_nullable = column.has_nulls();
      return;
  }
}

void Binding::BindConstant(Reg reg, const Value& value) {
  Store& store = stores_[reg];
  store.dictionary = nullptr;
  store.texts.Clear();
  store.values.assign(2, 0);
  store.valid.assign(1, value.is_null() ? 0 : 1);
  if (program_.type(reg) == ColumnType::kString) ::new (store.values.data()) std::string_view();
  if (!value.is_null()) UnboxAt(program_.type(reg), value, store.values.data(), 0, store.texts);
  registers_[reg].operand = {store.values.data(), value.is_null() ? store.valid.data() : nullptr, true};
}

void Binding::BindEntries(Reg reg, const Column& column) {
  Store& store = stores_[reg];
  if (store.dictionary != column.dictionary()) {
    store.dictionary = column.dictionary();
    const StringBuffer& entries = column.DictionaryEntries();
    const size_t count = entries.offsets.empty() ? 0 : entries.offsets.size() - 1;
    store.values.assign(count * 2 + 2, 0);
    auto* views = reinterpret_cast<std::string_view*>(store.values.data());
    for (size_t i = 0; i < count; ++i) views[i] = entries.At(i);
  }
  registers_[reg] = {.form = Form::kDictionary, .operand = {.values = store.values.data()}, .codes = &column};
}

void Binding::ComputeInto(Reg reg, size_t rows, Store& store) {
  const Instr& instr = program_.code[reg];
  args_.clear();
  for (const Reg arg : instr.args) args_.push_back(registers_[arg].operand);
  store.dictionary = nullptr;
  store.texts.Clear();
  store.values.assign(rows * 2 + 2, 0);
  store.valid.assign(rows + 1, 1);
  Target target{store.values.data(), store.valid.data(), false};
  // No mask: this is only an attempt, and nothing that fails here is reported.
  const Step step{program_, instr, args_, nullptr, rows, store.texts};
  store.has_failed = !Execute(step, target).has_value();
  if (instr.op == Opcode::kSelect && instr.type == ColumnType::kString) {
    // The only instruction whose texts are those of its operands, which need not live as long as this result.
    for (size_t i = 0; i < rows; ++i)
      target.As<std::string_view>()[i] = store.texts.Store(target.As<std::string_view>()[i]);
  }
  store.result = {target.values, target.has_nulls ? target.valid : nullptr, false};
}

bool Binding::ComputeConstant(Reg reg) {
  const Instr& instr = program_.code[reg];
  bool varies = false;
  for (const Reg arg : instr.args) {
    if (registers_[arg].form != Form::kConstant) return false;
    varies = varies || registers_[arg].varies;
  }
  Store& store = stores_[reg];
  if (varies || !store.is_computed) ComputeInto(reg, 1, store);
  store.is_computed = !varies;
  if (store.has_failed) return false;
  const bool is_null = store.result.valid && store.result.valid[0] == 0;
  registers_[reg] = {.form = Form::kConstant, .varies = varies};
  registers_[reg].operand = {store.result.values, is_null ? store.result.valid : nullptr, true};
  return true;
}

const Column* Binding::SharedCodes(const Instr& instr) const {
  const Column* codes = nullptr;
  for (const Reg arg : instr.args) {
    const BoundRegister& bound = registers_[arg];
    if (bound.form == Form::kFlat || (bound.codes && codes && bound.codes != codes)) return nullptr;
    if (bound.codes) codes = bound.codes;
  }
  return codes;
}

bool Binding::ComputeDictionary(Reg reg, size_t rows) {
  const Instr& instr = program_.code[reg];
  const Column* codes = SharedCodes(instr);
  // An instruction that sees nulls must see those of the rows, which have no entry.
  if (!codes || (NullRuleOf(instr.op) == NullRule::kOwn && codes->has_nulls())) return false;
  bool varies = false;
  for (const Reg arg : instr.args) varies = varies || registers_[arg].varies;
  Store& store = stores_[reg];
  const std::shared_ptr<const StringBuffer>& dictionary = codes->dictionary();
  const bool is_known = !varies && store.dictionary == dictionary;
  if (!is_known) {
    const size_t entries = dictionary->offsets.empty() ? 0 : dictionary->offsets.size() - 1;
    // Many entries for few rows pay only if more chunks come with the same dictionary.
    const bool comes_again = !varies && store.seen == dictionary;
    store.seen = dictionary;
    if (entries > rows && !comes_again) return false;
    ComputeInto(reg, entries, store);
    store.dictionary = varies ? nullptr : dictionary;
  }
  if (store.has_failed) return false;
  registers_[reg] = {.form = Form::kDictionary, .operand = store.result, .codes = codes, .varies = varies};
  return true;
}

bool Binding::IsNullableRow(const Instr& instr) const {
  const auto is_nullable = [&](Reg arg) {
    const BoundRegister& bound = registers_[arg];
    if (bound.form == Form::kFlat) return bound.is_nullable;
    return bound.operand.valid != nullptr || (bound.codes && bound.codes->has_nulls());
  };
  return CanBeNull(instr, is_nullable);
}

}  // namespace flux::vector
