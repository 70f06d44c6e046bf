#pragma once

// Physical operators: consumers of streams that push into the next one. The registry (runtime/registry) names for every
// operation the factory that makes its operator.

#include <functional>
#include <memory>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/base/memory.h"
#include "runtime/base/worker_pool.h"
#include "runtime/exec/kernel.h"
#include "runtime/exec/physical_plan.h"
#include "runtime/plan/plan.h"
#include "runtime/registry/registry.h"
#include "runtime/registry/skipped_effects.h"
#include "runtime/source/source.h"

namespace flux {
class SpillSpace;
}

namespace flux::exec {

// Counters of one plan node in one execution, for `explain --analyze`.
struct OperatorStats {
  uint64_t tables_out = 0, rows_out = 0, chunks_out = 0;
  int64_t self_ns = 0;
  uint64_t spilled_rows = 0, spilled_bytes = 0;
  std::string note;             // tier used, …
  ScanStats scan;               // for sources
  TableHeaderRef first_header;  // of the tables that came out; null when there were none
  // Adds what the operator did in the next part of its tables.
  void Append(const OperatorStats& part);
};

// Calls a function value of the script, for operations whose functions see no row (`keep(fn: (column) => …)`).
using CallFn = std::function<Result<Value>(const Value& fn, std::span<const NamedArg> args)>;

// What an operator may use of the running query. Outlives all operators.
struct ExecContext {
  KernelFactory& kernels;
  SourceCatalog& sources;
  MemoryAccount& memory;
  const CancelToken& cancel;
  Time now;
  // Rows per chunk that sources and breakers aim at; tests set 1 and 3.
  size_t chunk_rows = 8192;
  // Where rows go that should not stay in memory; null: nowhere.
  SpillSpace* spill = nullptr;
  // Who helps to run parts of sources side by side; null: nobody does.
  WorkerPool* workers = nullptr;
  // Rows per part that are aimed at; tests set 1.
  size_t part_rows = 256 << 10;
  // What a scan reads instead of everything; null: everything.
  ScanPart* part = nullptr;
  // Empty when no script VM is at hand; operations that need it then fail.
  CallFn call = {};
  // Reads a file the script may read. Empty when there are none.
  std::function<Result<std::string>(std::string_view path)> read_file = {};
  // Not null in a run without effects, which are noted here.
  SkippedEffects* skipped_effects = nullptr;
  // Takes what the user should know of a run that goes on, such as values that were left out. May be empty.
  std::function<void(std::string_view text)> warn = {};
};

// How an operator is told of pieces of tables (`OperationDef::cuts`) that makes something of times without rows.
class PieceTaker {
 public:
  // The next table is a piece that has these times. Forgets what it was given last.
  virtual void LimitTo(const plan::TimeRange& times) = 0;
  // The header of the table that it was given last; null: none.
  virtual const TableHeaderRef& last_table() const = 0;
  // Makes of a piece without rows what it makes of those times.
  virtual Status TakeEmptyPiece(TableHeaderRef header) = 0;

 protected:
  ~PieceTaker() = default;
};

// Runs a plan node's own work: fills `out` from the tables that arrive. Operators with one input are themselves the
// sink of their input; those without input (sources) are run; those with several get one sink per input.
class Operator {
 public:
  virtual ~Operator() = default;
  // The sink for input `index`. Not called for sources.
  virtual TableSink& input(size_t index) = 0;
  // Sources: produce everything. Others: nothing.
  virtual Status Run() { return {}; }
  // Sources: takes the work apart so that `Run` is not needed, tables by `cuts` where that is not null. No parts: it
  // cannot.
  virtual Result<ScanParts> Split(const TimeCuts* /*cuts*/) { return ScanParts(); }
  // Null: what it makes of a piece follows from the rows.
  virtual PieceTaker* piece_taker() { return nullptr; }
  // After a failure of this operator: the call that is to blame when it is not the node's own. Null otherwise.
  virtual const StackTrace* failed_at() const { return nullptr; }
};

// Base of operators with one input that pass calls through unless they override them.
class UnaryOperator : public Operator, public TableSink {
 public:
  explicit UnaryOperator(TableSink& out) : out_(out) {}
  TableSink& input(size_t) override { return *this; }
  Status Begin(TableHeaderRef header) override { return out_.Begin(std::move(header)); }
  Status Push(const Chunk& chunk) override { return out_.Push(chunk); }
  Status End() override { return out_.End(); }
  Status Finish() override { return out_.Finish(); }

 protected:
  TableSink& out_;
};

// Passes everything on.
class PassingOperator final : public UnaryOperator {
 public:
  using UnaryOperator::UnaryOperator;
  Result<bool> TakeTables(const TableBatch& batch) override { return out_.TakeTables(batch); }
  bool WantsRows() const override { return out_.WantsRows(); }
};

}  // namespace flux::exec
