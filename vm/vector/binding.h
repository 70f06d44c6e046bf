#pragma once

// How the registers of a program look for one chunk: which are one value for all rows, which are a value per dictionary
// entry, and which must be computed row by row. The first two are computed here, once per chunk.

#include <memory>
#include <vector>

#include "vm/kernel/ir.h"
#include "vm/vector/accelerator.h"
#include "vm/vector/operand.h"

namespace flux::vector {

struct BoundRegister {
  Form form = Form::kFlat;
  // kConstant: one value; kDictionary: a value per entry; kFlat: set slice by slice by the machine.
  Operand operand = {};
  // kDictionary: the column whose codes and row nulls apply.
  const Column* codes = nullptr;
  // The value depends on a constant column, so it may differ from chunk to chunk.
  bool varies = false;
  // kFlat: whether rows can be null, as known before computing.
  bool is_nullable = false;
};

// The registers of one program, bound to one chunk after the other; keeps what dictionaries gave while they stay the
// same.
class Binding {
 public:
  explicit Binding(const kernel::Program& program);
  // Binds the columns of a chunk and computes what does not need its rows. What fails there is left to the rows, which
  // know whether the failure counts. The chunk must outlive the use of the binding.
  void Bind(const Chunk& chunk);

  const BoundRegister& operator[](kernel::Reg reg) const { return registers_[reg]; }
  BoundRegister& operator[](kernel::Reg reg) { return registers_[reg]; }
  // Registers of the forms that decide how the rest is computed, to find out whether anything changed.
  const std::vector<uint8_t>& signature() const { return signature_; }

 private:
  // Values that live as long as the chunk, or for entries of a dictionary until another one comes.
  struct Store {
    std::vector<uint64_t> values;  // sized for 16-byte values too
    std::vector<uint8_t> valid;
    TextArena texts;
    std::shared_ptr<const StringBuffer> dictionary;
    std::shared_ptr<const StringBuffer> seen;  // dictionary of the chunk before
    bool is_computed = false;
    bool has_failed = false;
    Operand result;
  };

  void BindColumn(kernel::Reg reg, const Column& column);
  void BindConstant(kernel::Reg reg, const Value& value);
  void BindEntries(kernel::Reg reg, const Column& column);
  bool ComputeConstant(kernel::Reg reg);
  bool ComputeDictionary(kernel::Reg reg, size_t rows);
  // The column whose codes all varying operands share, or null.
  const Column* SharedCodes(const kernel::Instr& instr) const;
  void ComputeInto(kernel::Reg reg, size_t rows, Store& store);
  bool IsNullableRow(const kernel::Instr& instr) const;

  const kernel::Program& program_;
  std::vector<BoundRegister> registers_;
  std::vector<Store> stores_;
  std::vector<Operand> args_;
  std::vector<uint8_t> signature_;
};

}  // namespace flux::vector
