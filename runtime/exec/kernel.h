#pragma once

// What operators need from the expression engines (vm/kernel, vm/vector, vm/jit, vm/interp), as an interface, because
// the runtime must not know the VM. A kernel is a chain of filters and maps compiled for one schema, a recurrence the
// function of a `reduce`.

#include <memory>
#include <span>

#include "runtime/plan/specs/pipeline.h"
#include "runtime/table/table.h"

namespace flux::exec {

// The result of running a chain over one chunk: all rows computed, `selection` telling which survive. Rows that are
// not selected hold unspecified values. A null selection means that all rows survive.
struct KernelOutput {
  std::vector<ColumnRef> columns;  // by `output_schema()`
  size_t rows = 0;
  BitmapRef selection;
};

// A compiled chain. Used from one thread at a time; may keep what it learnt of earlier chunks.
class Kernel {
 public:
  virtual ~Kernel() = default;
  // Schema of the output columns. Columns that pass through unchanged keep their encoding.
  virtual const Schema& output_schema() const = 0;
  // Runs over one chunk of the input schema. Run-time errors (division by zero, failed conversion) concern selected
  // rows only and name the expression.
  virtual Result<KernelOutput> Run(const Chunk& input) = 0;
  // What runs it, for `explain`: `bytecode`, `machine code`, `script, row by row`.
  virtual std::string_view Tier() const = 0;
};

// A function of a row and a record that it carries from row to row, compiled for one schema. Used from one thread at a
// time.
class Recurrence {
 public:
  virtual ~Recurrence() = default;
  // The next row is given the initial record.
  virtual void Begin() = 0;
  // The record that the last row gave.
  virtual Value Carried() const = 0;
  // Takes a chunk of the input schema, of which `Run` takes the rows. When it fails, the record stays as it is.
  virtual Status Load(const Chunk& input) = 0;
  // Runs over rows of the chunk, in their order. When it fails, only `Begin` may follow.
  virtual Status Run(size_t from, size_t count) = 0;
  // The same: `bytecode` or `machine code`.
  virtual std::string_view Tier() const = 0;
};

// Makes kernels in the best tier that can express the chain. May be used from several threads.
class KernelFactory {
 public:
  virtual ~KernelFactory() = default;
  // Compiles a chain for tables of `input`. Fails on static type conflicts (`type conflict: int != string`), a
  // predicate that is not bool, a map that does not give a record.
  virtual Result<std::shared_ptr<Kernel>> Compile(std::span<const plan::ChainStep> chain, const Schema& input) = 0;
  // Gives kernel IR of the chain for `explain`. Fails as `Compile` does, and where kernels have no place for it: the
  // message of kUnimplemented then says why: "it calls `f`".
  virtual Result<std::string> Dump(std::span<const plan::ChainStep> chain, const Schema& input) = 0;
  // What native code is made of the chain, which kernels can hold; empty without a compiler.
  virtual std::string DumpNative(std::span<const plan::ChainStep> chain, const Schema& input) = 0;
  // Compiles a function whose parameters are a row of `input` and the carried record, which is of the properties and
  // types of `initial`. Fails when the script must run it, row by row; the message says why: "it calls `f`".
  virtual Result<std::shared_ptr<Recurrence>> CompileRecurrence(const plan::RowFunction& fn, const Value& initial,
                                                                const Schema& input) = 0;
  // Kernel IR of the same for `explain`. Fails as `CompileRecurrence` does.
  virtual Result<std::string> DumpRecurrence(const plan::RowFunction& fn, const Value& initial,
                                             const Schema& input) = 0;
};

// Compacts the selected rows of an output into a chunk (no copy when all survive).
Chunk Compact(const KernelOutput& output);

}  // namespace flux::exec
