#include "vm/vector/row_step.h"

#include <algorithm>

#include "vm/vector/executor.h"
#include "vm/vector/value_ops.h"

namespace flux::vector {

using kernel::Instr;
using kernel::Opcode;

RowOperand RowOperand::Of(const Operand& operand, ColumnType type) {
  const Operand valid = ValidityOf(operand);
  return {.values = operand.As<std::byte>(),
          .valid = valid.As<uint8_t>(),
          .width = operand.is_constant ? 0 : StorageWidth(type),
          .valid_width = valid.is_constant ? size_t{0} : size_t{1}};
}

void GrowingText::MakeRoom(size_t bytes) {
  // More than a string holds within itself, so that texts stay where they are when it moves.
  constexpr size_t kLeast = 256;
  if (block_.capacity() >= kLeast && block_.capacity() - block_.size() >= bytes) return;
  std::string bigger;
  bigger.reserve(std::max(2 * bytes, kLeast));
  full_.push_back(std::move(block_));
  block_ = std::move(bigger);
}

std::string_view GrowingText::Join(std::string_view a, std::string_view b) {
  const bool is_last = a.data() + a.size() == block_.data() + block_.size();
  if (is_last && block_.capacity() - block_.size() >= b.size()) {
    block_.append(b);
    return {a.data(), a.size() + b.size()};
  }
  MakeRoom(a.size() + b.size());
  const size_t from = block_.size();
  block_.append(a).append(b);
  return std::string_view(block_).substr(from);
}

std::string_view GrowingText::Assign(std::string_view text) {
  full_.clear();
  block_.clear();
  MakeRoom(text.size());
  full_.clear();
  block_.append(text);
  return block_;
}

bool GrowingText::Holds(std::string_view text) const {
  return !text.empty() && std::less_equal<>()(block_.data(), text.data()) &&
         std::less_equal<>()(text.data() + text.size(), block_.data() + block_.size());
}

void GrowingText::CutBehind(std::string_view text) {
  block_.resize(static_cast<size_t>(text.data() - block_.data()) + text.size());
  full_.clear();
}

namespace {

template <typename A, typename R, typename Fn>
void OfOne(const RowStep& step, size_t row) {
  step.out->Set<R>(Fn()(step.args[0]->At<A>(row)));
  step.out->valid = step.args[0]->IsValid(row);
}

template <typename A, typename B, typename R, typename Fn>
void OfTwo(const RowStep& step, size_t row) {
  step.out->Set<R>(Fn()(step.args[0]->At<A>(row), step.args[1]->At<B>(row)));
  step.out->valid = step.args[0]->IsValid(row) & step.args[1]->IsValid(row);
}

template <uint8_t kDecisive>
void AndOr(const RowStep& step, size_t row) {
  const auto side = [&](size_t i) { return Ternary{step.args[i]->At<uint8_t>(row), step.args[i]->IsValid(row)}; };
  const Ternary result = Decide<kDecisive>(side(0), side(1));
  step.out->Set<uint8_t>(result.value);
  step.out->valid = result.valid;
}

void Exists(const RowStep& step, size_t row) { step.out->Set<uint8_t>(step.args[0]->IsValid(row)); }

void IsTrue(const RowStep& step, size_t row) {
  step.out->Set<uint8_t>(step.args[0]->At<uint8_t>(row) & step.args[0]->IsValid(row));
}

template <typename T>
void Select(const RowStep& step, size_t row) {
  const bool is_then = (step.args[0]->At<uint8_t>(row) & step.args[0]->IsValid(row)) != 0;
  const RowOperand& chosen = *step.args[is_then ? 1 : 2];
  step.out->Set<T>(chosen.At<T>(row));
  step.out->valid = chosen.IsValid(row);
}

void Concat(const RowStep& step, size_t row) {
  step.out->valid = step.args[0]->IsValid(row) & step.args[1]->IsValid(row);
  step.out->Set(step.out->valid != 0
                    ? step.text->Join(step.args[0]->At<std::string_view>(row), step.args[1]->At<std::string_view>(row))
                    : std::string_view());
}

void Apply(const RowStep& step, size_t row) {
  const size_t count = step.function->takes.size();
  std::array<ArrayOperand, kMaxArrayOperands> operands;
  step.out->valid = 1;
  for (size_t i = 0; i < count; ++i) {
    operands[i].values = step.args[i]->values + row * step.args[i]->width;
    step.out->valid &= step.args[i]->IsValid(row);
  }
  const bool is_live = step.mask == nullptr || step.mask->At<uint8_t>(row) != 0;
  if (step.out->valid == 0 || !is_live) return;
  step.function->run({operands.data(), count}, nullptr, 1, step.out->value.data());
}

// Finds the function of the operation that `Values` visit.
struct RowVisit {
  RowFunction found = nullptr;

  template <typename A, typename R, typename Fn>
  void Unary(Fn) {
    found = OfOne<A, R, Fn>;
  }
  template <typename A, typename B, typename R, typename Fn>
  void Binary(Fn) {
    found = OfTwo<A, B, R, Fn>;
  }
};

// The function of `Operation`, one of the `Values` or a part of them.
template <typename Operation>
RowFunction FunctionOfValues(const kernel::Program& program, const Instr& instr) {
  RowVisit visit;
  Operation::Visit(OperationTypes::Of(program, instr), visit);
  return visit.found;
}

// Null where there is none.
template <Opcode op>
RowFunction FunctionOf(const kernel::Program& program, const Instr& instr) {
  if constexpr (HasValues<op>) return FunctionOfValues<Values<op>>(program, instr);
  if constexpr (op == Opcode::kDivide) return FunctionOfValues<FloatQuotient>(program, instr);
  if constexpr (op == Opcode::kModulo) return FunctionOfValues<FloatRemainder>(program, instr);
  if constexpr (op == Opcode::kAnd) return AndOr<0>;
  if constexpr (op == Opcode::kOr) return AndOr<1>;
  if constexpr (op == Opcode::kExists) return Exists;
  if constexpr (op == Opcode::kIsTrue) return IsTrue;
  if constexpr (op == Opcode::kConcat) return Concat;
  if constexpr (op == Opcode::kApply) return Apply;
  if constexpr (op == Opcode::kSelect)
    return DispatchStorage(instr.type, []<typename T>() -> RowFunction { return Select<T>; });
  return nullptr;
}

}  // namespace

RowFunction FindRowFunction(const kernel::Program& program, const Instr& instr) {
  if (CanFail(program, instr)) return nullptr;
  switch (instr.op) {
#define FLUX_KERNEL_OP(name, text, nulls, tiers) \
  case Opcode::name:                             \
    return FunctionOf<Opcode::name>(program, instr);
#include "vm/kernel/opcodes.def"
  }
  return nullptr;
}

}  // namespace flux::vector
