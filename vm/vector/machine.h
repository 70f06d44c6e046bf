#pragma once

// Runs a kernel program over chunks: binds what does not depend on rows, then computes the rest in slices small enough
// for the first-level cache.

#include <memory>
#include <optional>

#include "runtime/exec/kernel.h"
#include "vm/vector/accelerator.h"
#include "vm/vector/binding.h"
#include "vm/vector/column_slice.h"
#include "vm/vector/column_writer.h"

namespace flux::vector {

class Machine {
 public:
  // `accelerator` may be null; otherwise it must outlive the machine.
  Machine(std::shared_ptr<const kernel::Program> program, Accelerator* accelerator);
  Result<exec::KernelOutput> Run(const Chunk& chunk);
  // Whether the last chunk ran native code.
  bool is_native() const { return is_native_; }

 private:
  using Buffer = SliceBuffer;
  struct Slice {
    size_t from = 0, count = 0;
  };

  void Plan();
  void FindLive();
  void SplitLoop();
  void AssignBuffers();
  LoopInput MakeInput(kernel::Reg reg) const;

  Status RunSlices(const Chunk& chunk, exec::KernelOutput& out);
  Status RunSlice(const Chunk& chunk, Slice slice, LoopFunction loop);
  Status RunStep(kernel::Reg reg, Slice slice);
  bool RunLoop(LoopFunction loop, Slice slice);
  void AddLoopPointers(const LoopInput& input, Slice slice);
  // The register as rows of the slice; gathers dictionary values.
  const Operand& Rows(kernel::Reg reg, Slice slice);
  Target TargetOf(kernel::Reg reg, Slice slice);

  void OpenWriters(size_t rows);
  void FinishOutputs(const Chunk& chunk, exec::KernelOutput& out);
  ColumnRef FinishOutput(kernel::Reg reg, const Chunk& chunk);
  ColumnRef DictionaryOutput(kernel::Reg reg, size_t rows);

  std::shared_ptr<const kernel::Program> program_;
  Accelerator* accelerator_;
  Binding binding_;

  // The plan for the encodings of `planned_`.
  std::vector<uint8_t> planned_;
  std::vector<bool> is_live_;
  std::vector<kernel::Reg> loads_;
  std::vector<kernel::Reg> steps_;  // the loop's instructions first
  LoopPart loop_;
  std::shared_ptr<LoopSlot> slot_;
  std::vector<uint32_t> buffer_of_;
  std::vector<Buffer> buffers_;

  // State of the chunk and slice being computed.
  std::vector<std::optional<ColumnWriter>> writers_;  // by register
  std::vector<Buffer> gathered_;                      // by register
  std::vector<Operand> gathered_rows_;
  std::vector<size_t> gathered_from_;
  std::vector<Operand> args_;
  std::vector<const void*> pointers_;
  TextArena texts_;
  bool is_native_ = false;
};

}  // namespace flux::vector
