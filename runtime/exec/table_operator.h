#pragma once

// Base of operators that see each table as a whole, and what operators share to find columns and to make and send
// tables.

#include <memory>
#include <string>
#include <vector>

#include "runtime/exec/operator.h"
#include "runtime/registry/registry.h"

namespace flux::exec {

// Makes operator `Op` from a node whose spec is an `S`: `Op(const S&, ExecContext&, TableSink&)`, or with the physical
// node in place of its spec when there are several algorithms, and with the statistics behind when it notes something.
template <typename Op, typename S>
Result<std::unique_ptr<Operator>> CreateOperator(const PhysicalNode& node, ExecContext& context, TableSink& out,
                                                 OperatorStats& stats) {
  if constexpr (std::is_constructible_v<Op, const PhysicalNode&, ExecContext&, TableSink&, OperatorStats&>) {
    return std::make_unique<Op>(node, context, out, stats);
  } else if constexpr (std::is_constructible_v<Op, const PhysicalNode&, ExecContext&, TableSink&>) {
    return std::make_unique<Op>(node, context, out);
  } else if constexpr (std::is_constructible_v<Op, const S&, ExecContext&, TableSink&, OperatorStats&>) {
    return std::make_unique<Op>(*node.As<S>(), context, out, stats);
  } else {
    return std::make_unique<Op>(*node.As<S>(), context, out);
  }
}

// Collects one table at a time and hands it to the derived class with all its rows as one chunk.
class WholeTableOperator : public UnaryOperator {
 public:
  WholeTableOperator(ExecContext& context, TableSink& out) : UnaryOperator(out), context_(context) {}
  Status Begin(TableHeaderRef header) final;
  Status Push(const Chunk& chunk) final;
  Status End() final;

 protected:
  // Called once per table at its end; emits what becomes of it.
  virtual Status Process(const TableHeaderRef& header, const Chunk& rows) = 0;
  // Sends a table in chunks of the wished size.
  Status Emit(TableHeaderRef header, const Chunk& rows);
  ExecContext& context_;

 private:
  TableHeaderRef header_;
  std::vector<Chunk> chunks_;
};

// Sends `rows` as table `header` to `out`, in chunks of at most `chunk_rows` rows.
Status SendRows(TableHeaderRef header, const Chunk& rows, size_t chunk_rows, TableSink& out);

// Finds a column or fails: "`derivative`: no column `x` in table {…}; columns: a, y; did you mean `y`?". An operation
// that fails so says in `must_have` that it does: then no column is left out where the table was made.
Result<size_t> FindColumn(std::string_view function, const TableHeader& header, std::string_view column);
// The failure about a column whose type the function cannot use.
std::unexpected<Error> ColumnTypeError(std::string_view function, const ColumnDef& column, std::string_view wanted);
// The number in a row of a column of numbers that is not null there, as a float.
double NumberAt(const Column& column, size_t row);
// The same key and order facts with other columns.
TableHeaderRef WithSchema(const TableHeader& header, std::vector<ColumnDef> columns);

// A table of a group key's columns and others behind them, with its rows.
struct KeyTable {
  TableHeaderRef header;
  Chunk rows;
};
// Makes one of `rows` rows; fails when a column is one of the group key: "`mode`: column `host` is in the group key;
// …".
Result<KeyTable> MakeKeyTable(std::string_view function, const GroupKey& key, std::vector<ColumnDef> defs,
                              std::vector<ColumnRef> columns, size_t rows);

}  // namespace flux::exec
