#include "vm/vector/row_step.h"

#include <algorithm>

#include "vm/vector/value_ops.h"

namespace flux::vector {

using kernel::Instr;
using kernel::Opcode;

RowOperand RowOperand::Of(const Operand& operand, ColumnType type) {
  static constexpr uint8_t kValid = 1;
  return {.values = operand.As<std::byte>(),
          .valid = operand.valid ? operand.valid : &kValid,
          .width = operand.is_constant ? 0 : StorageWidth(type),
          .valid_width = operand.is_constant || !operand.valid ? size_t{0} : size_t{1}};
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
void Unary(const RowStep& step, size_t row) {
  step.out->Set<R>(Fn()(step.args[0]->At<A>(row)));
  step.out->valid = step.args[0]->IsValid(row);
}

template <typename A, typename B, typename R, typename Fn>
void Binary(const RowStep& step, size_t row) {
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

void Not(const RowStep& step, size_t row) {
  step.out->Set<uint8_t>(step.args[0]->At<uint8_t>(row) ^ 1);
  step.out->valid = step.args[0]->IsValid(row);
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

}  // namespace

RowFunction FindRowFunction(const kernel::Program& program, const Instr& instr) {
  if (CanFail(program, instr)) return nullptr;
  RowFunction found = nullptr;
  const auto unary = [&]<typename A, typename R>(auto fn) { found = Unary<A, R, decltype(fn)>; };
  const auto binary = [&]<typename A, typename B, typename R>(auto fn) { found = Binary<A, B, R, decltype(fn)>; };
  switch (instr.op) {
    case Opcode::kColumn:
    case Opcode::kConstant:
    case Opcode::kMatch:
    case Opcode::kNotMatch:
    case Opcode::kInterpolate:
    case Opcode::kCall:
      return nullptr;
    case Opcode::kAdd:
    case Opcode::kSubtract:
    case Opcode::kMultiply:
    case Opcode::kDivide:
    case Opcode::kModulo:
    case Opcode::kPower:
      VisitArithmetic(instr.op, instr.type, binary);
      return found;
    case Opcode::kNegate:
      VisitNegate(instr.type, unary);
      return found;
    case Opcode::kEqual:
    case Opcode::kNotEqual:
    case Opcode::kLess:
    case Opcode::kLessEqual:
    case Opcode::kGreater:
    case Opcode::kGreaterEqual:
      VisitComparison(instr.op, program.type(instr.args[0]), program.type(instr.args[1]), binary);
      return found;
    case Opcode::kToFloat:
    case Opcode::kToInt:
    case Opcode::kToUint:
    case Opcode::kToTime:
      VisitConversion(instr.op, program.type(instr.args[0]), unary);
      return found;
    case Opcode::kSqrt:
    case Opcode::kAbs:
    case Opcode::kFloor:
    case Opcode::kCeil:
    case Opcode::kTrunc:
    case Opcode::kRound:
      VisitMath(instr.op, unary);
      return found;
    case Opcode::kNot:
      return Not;
    case Opcode::kAnd:
      return AndOr<0>;
    case Opcode::kOr:
      return AndOr<1>;
    case Opcode::kExists:
      return Exists;
    case Opcode::kIsTrue:
      return IsTrue;
    case Opcode::kSelect:
      return DispatchStorage(instr.type, []<typename T>() -> RowFunction { return Select<T>; });
    case Opcode::kConcat:
      return Concat;
  }
  return nullptr;
}

}  // namespace flux::vector
