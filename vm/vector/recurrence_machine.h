#pragma once

// Runs a program row by row, whose first inputs are what it gave for the row before.

#include <memory>
#include <optional>
#include <vector>

#include "runtime/table/table.h"
#include "vm/vector/accelerator.h"
#include "vm/vector/column_slice.h"
#include "vm/vector/row_step.h"

namespace flux::vector {

class RecurrenceMachine {
 public:
  // The program is as `LoweredRecurrence::step`: every output is carried into the register of its number. `accelerator`
  // may be null; otherwise it must outlive the machine.
  RecurrenceMachine(std::shared_ptr<const kernel::Program> program, Accelerator* accelerator);
  // Steps point into it.
  RecurrenceMachine(const RecurrenceMachine&) = delete;
  RecurrenceMachine& operator=(const RecurrenceMachine&) = delete;

  size_t fields() const { return program_->outputs.size(); }
  // Sets what the next row is given: a value of the field's type, which may be null.
  void SetField(size_t field, const Value& value);
  // What the last row gave.
  Value Field(size_t field) const;
  // Takes rows that have the other inputs as columns.
  void Load(Chunk chunk);
  // Runs over some of them. After a failure the fields are unspecified.
  Status Run(size_t from, size_t count);
  // Whether the last chunk runs native code.
  bool is_native() const { return loop_function_ != nullptr; }

 private:
  // Of a field of texts.
  struct Text {
    GrowingText now, next;
    bool is_copied = false;  // the row's text is in `next`
  };

  void AddStep(kernel::Reg reg);
  GrowingText* TextOf(kernel::Reg concat);
  // In recurrence_loop.cpp: the program as a loop of native code.
  bool FitsLoop() const;
  void PlanLoop();
  std::vector<bool> FindNullable() const;
  bool RunLoop(size_t count);

  Status RunRows(size_t count);
  Status ExecuteAlone(const RowStep& step, size_t row);
  void Carry(size_t row);
  void CarryText(size_t field, size_t row);

  const std::shared_ptr<const kernel::Program> program_;
  Accelerator* accelerator_;          // null when the program is not fit for it
  std::vector<RowCell> cells_;        // by register
  std::vector<RowOperand> operands_;  // by register
  std::vector<SliceBuffer> buffers_;  // by register; of columns
  std::vector<kernel::Reg> columns_;  // that are read of each row
  std::vector<RowStep> steps_;
  Chunk chunk_;
  std::vector<RowCell> carried_;            // by field
  std::vector<RowCell> next_;               // by field
  std::vector<bool> begins_null_;           // by field: whether it was ever set to null
  std::vector<std::optional<Text>> texts_;  // by field
  GrowingText scratch_;                     // of texts that are joined within a row
  TextArena made_;                          // of texts that are made within a row
  bool has_texts_ = false;
  std::vector<Operand> args_;

  LoopPart loop_;
  std::shared_ptr<LoopSlot> slot_;
  LoopFunction loop_function_ = nullptr;  // of the last chunk; null when it has none
  std::vector<const void*> pointers_;
};

}  // namespace flux::vector
