#pragma once

// Base of aggregates of one column that no optimizer rule knows: each table becomes its group key and one value.

#include "runtime/exec/table_operator.h"

namespace flux::exec {

class ColumnAggregate : public UnaryOperator {
 public:
  // `function` is for messages.
  ColumnAggregate(std::string_view function, std::string column, TableSink& out)
      : UnaryOperator(out), function_(function), column_(std::move(column)) {}
  Status Begin(TableHeaderRef header) final;
  Status Push(const Chunk& chunk) final;
  Status End() final;

 protected:
  // Starts a table whose column has this type; gives the type of the result, or nothing when it cannot be aggregated.
  virtual std::optional<ColumnType> Start(ColumnType type) = 0;
  // Takes the next rows, in order.
  virtual Status Fold(const Column& column) = 0;
  // Gives the result, null when there was no value.
  virtual Result<Value> Finished() = 0;

 private:
  std::string_view function_;
  std::string column_;
  TableHeaderRef header_;
  size_t index_ = 0;
  ColumnType result_type_ = ColumnType::kFloat;
};

// A numeric column's value as a float; the row must not be null.
double NumberAt(const Column& column, size_t row);

}  // namespace flux::exec
