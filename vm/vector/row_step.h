#pragma once

// Single instructions applied to single rows, for programs in which a row needs what the row before it gave.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "vm/kernel/ir.h"
#include "vm/vector/operand.h"

namespace flux::vector {

// An operand as rows see it: where row 0 lies and how far it is to the next, which is 0 for what all rows share.
struct RowOperand {
  const std::byte* values = nullptr;
  const uint8_t* valid = nullptr;
  size_t width = 0;
  size_t valid_width = 0;

  // Of rows of the type, as they lie in a column or in a constant.
  static RowOperand Of(const Operand& operand, ColumnType type);
  // The value of a row; unspecified, but there, when the row is null.
  template <typename T>
  const T& At(size_t row) const {
    return *reinterpret_cast<const T*>(values + row * width);
  }
  // 1 or 0.
  uint8_t IsValid(size_t row) const { return valid[row * valid_width]; }
};

// What an instruction gave for the row at hand.
struct RowCell {
  alignas(std::string_view) std::array<std::byte, sizeof(std::string_view)> value = {};
  uint8_t valid = 1;

  // Writes a value of the register's storage type.
  template <typename T>
  void Set(const T& v) {
    ::new (value.data()) T(v);
  }
  // Holds a value of the type, or null; text refers to the value's.
  void Load(ColumnType type, const Value& v) {
    valid = v.is_null() ? 0 : 1;
    ViewOf(type, v, value.data());
  }
  // Reads what `Set` wrote.
  template <typename T>
  const T& As() const {
    return *reinterpret_cast<const T*>(value.data());
  }
  // The cell as an operand that all rows share.
  RowOperand ToOperand() const { return {.values = value.data(), .valid = &valid}; }
};

// Texts that grow at their end, as those of `accumulator.text + r.text` do, in time that is proportional to what is
// added.
class GrowingText {
 public:
  // Gives `a` and `b` joined. Appends when `a` is what was joined last; texts given before stay as they are.
  std::string_view Join(std::string_view a, std::string_view b);
  // Forgets all and keeps a copy of `text`, which must not be of this object.
  std::string_view Assign(std::string_view text);
  // Whether the text lies here and would be appended to.
  bool Holds(std::string_view text) const;
  // Forgets what lies behind `text`, which must lie here.
  void CutBehind(std::string_view text);

 private:
  void MakeRoom(size_t bytes);

  std::string block_;
  std::vector<std::string> full_;  // blocks before it, which texts given before refer to
};

struct RowStep;
using RowFunction = void (*)(const RowStep& step, size_t row);

// One instruction with its operands.
struct RowStep {
  const kernel::Instr* instr = nullptr;
  RowFunction run = nullptr;
  std::array<const RowOperand*, 3> args = {};
  const RowOperand* mask = nullptr;  // null: it runs on all rows
  RowCell* out = nullptr;
  GrowingText* text = nullptr;              // of joined texts
  const ArrayFunction* function = nullptr;  // of a kApply
};

// The function of an instruction; null for those that `Execute` must do: it words failures and calls builtins.
RowFunction FindRowFunction(const kernel::Program& program, const kernel::Instr& instr);

}  // namespace flux::vector
