#pragma once

// A bench for operators: hand-made tables as a source, fake row functions, and results as text.

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "runtime/exec/executor.h"
#include "runtime/exec/operations.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::exec {

// A source node that gives tables as they are, cut into chunks of the context's size.
struct TablesSpec final : plan::Spec {
  static constexpr std::string_view kName = "tables";
  std::vector<Table> tables;
  void Describe(plan::Description&) const override {}
};
// The operator of such a source: sends `tables`, which must outlive it.
std::unique_ptr<Operator> MakeTablesSource(std::span<const Table> tables, ExecContext& context, TableSink& out);
plan::NodeRef TablesNode(std::vector<Table> tables);

// Columns as text, values separated by blanks, `-` for null: `{"_time time", "0 10 20"}`. Columns named in `key` must
// be constant and form the group key.
struct ColumnText {
  std::string name_and_type;
  std::string values;
};
Table MakeTable(std::vector<std::string> key, const std::vector<ColumnText>& columns, bool is_time_ordered = true);

// The pieces of a table with a `_time` that ascends, cut where that is allowed after about so many rows; one piece when
// it is not cut.
std::vector<TablePiece> CutTable(const Table& table, size_t rows, const TimeCuts& cuts);
// The rows of such a table within these times.
Table PieceOf(const Table& table, const plan::TimeRange& times);

// One line per table (`{key} column:type …`) followed by its rows, two blanks in front.
std::string Dump(const std::vector<Table>& tables);

// A row function as the fakes know it: rows of a chunk in, chunk and selection out.
struct FakeFunction {
  std::function<Schema(const Schema&)> schema;
  std::function<Result<KernelOutput>(const Chunk&, const Schema& input)> run;
};

// Knows functions by their text.
class FakeKernels final : public KernelFactory {
 public:
  Result<std::shared_ptr<Kernel>> Compile(std::span<const plan::ChainStep> chain, const Schema& input) override;
  Result<std::string> Dump(std::span<const plan::ChainStep>, const Schema&) override { return std::string(); }
  std::string DumpNative(std::span<const plan::ChainStep>, const Schema&) override { return {}; }
  Result<std::shared_ptr<Recurrence>> CompileRecurrence(const plan::RowFunction&, const Value&,
                                                        const Schema&) override {
    return Fail(ErrorCode::kUnimplemented, "it is not known");
  }
  Result<std::string> DumpRecurrence(const plan::RowFunction&, const Value&, const Schema&) override {
    return Fail(ErrorCode::kUnimplemented, "it is not known");
  }
  // Keeps rows for which `keeps(row)` holds.
  void AddFilter(const std::string& text, std::function<bool(const Chunk&, const Schema&, size_t row)> keeps);
  // Replaces or adds (`index` = number of columns) one column.
  void AddMap(const std::string& text, const std::string& column, ColumnType type,
              std::function<Value(const Chunk&, const Schema&, size_t row)> value);
  std::atomic<size_t> compiled = 0;

 private:
  std::map<std::string, FakeFunction> functions_;
};

// A catalog with one source that sends its tables, each of which is a part.
class FakeCatalog final : public SourceCatalog {
 public:
  std::vector<Table> tables;
  // Called before table `i` is sent, by whatever thread sends it; may be empty.
  std::function<Status(size_t i)> before_table;
  // The same for pieces of tables, which it cuts after about so many rows, as far as it may; zero: never.
  std::function<Status(const plan::TimeRange& times)> before_piece;
  size_t piece_rows = 0;
  Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec& from) override;
  Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec&) override {
    return Fail(ErrorCode::kUnimplemented, "no writer");
  }
};

struct Bench {
  Bench();
  // Runs one root and gives its tables as text, or the error's message after `error: `.
  std::string Run(const plan::NodeRef& root, size_t chunk_rows = 8192);
  Result<std::vector<ResultSet>> Execute(const std::vector<plan::NodeRef>& roots, size_t chunk_rows = 8192);
  // Runs a plan of one root as it is and gives its tables.
  Result<std::vector<Table>> ExecutePlan(const PhysicalPlan& plan, size_t chunk_rows);
  Status ExecutePlanInto(const PhysicalPlan& plan, TableSink& sink, size_t chunk_rows);

  Registry registry;
  FakeKernels kernels;
  FakeCatalog catalog;
  CancelToken cancel;
  CallFn call;
  // Empty when operators may not read files.
  decltype(ExecContext::read_file) read_file;
  PlanStats stats;
  size_t memory_limit = 0;
  WorkerPool* workers = nullptr;

 private:
  ExecContext MakeContext(MemoryAccount& memory, size_t chunk_rows);
};

plan::RowFunction Named(std::string text);

}  // namespace flux::exec
