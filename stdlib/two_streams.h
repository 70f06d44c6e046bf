#pragma once

// Base of operators that combine the tables of two streams, all of them at once.

#include <vector>

#include "runtime/exec/keyed_tables.h"
#include "stdlib/table_operator.h"

namespace flux::stdlib {

class TwoStreamOperator : public exec::Operator {
 public:
  TwoStreamOperator(exec::ExecContext& context, TableSink& out);
  TableSink& input(size_t index) final { return index == 0 ? left_ : right_; }

 protected:
  // Called once, when both inputs have ended; sends tables to `out_`. Keys are unique within each side, and the tables
  // are in the order in which they arrived.
  virtual Status Combine(std::vector<Table> left, std::vector<Table> right) = 0;

  exec::ExecContext& context_;
  TableSink& out_;

 private:
  class Input final : public TableSink {
   public:
    explicit Input(TwoStreamOperator& parent) : parent_(parent), tables_(parent.context_) {}
    Status Begin(TableHeaderRef header) override;
    Status Push(const Chunk& chunk) override;
    Status End() override { return {}; }
    Status Finish() override { return parent_.FinishInput(); }
    Result<std::vector<Table>> Take();

   private:
    TwoStreamOperator& parent_;
    exec::KeyedTables tables_;
    exec::KeyedTables::Target target_;
  };

  Status FinishInput();

  Input left_, right_;
  int unfinished_ = 2;
};

}  // namespace flux::stdlib
