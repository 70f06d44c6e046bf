#pragma once

// Base of operators that combine the tables of two streams, all of them at once.

#include <vector>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operator.h"

namespace flux::exec {

class TwoStreamOperator : public Operator {
 public:
  TwoStreamOperator(ExecContext& context, TableSink& out);
  TableSink& input(size_t index) final { return index == 0 ? left_ : right_; }

 protected:
  // Called once, when both inputs have ended; sends tables to `out_`. Keys are unique within each side, and the tables
  // are in the order in which they arrived.
  virtual Status Combine(std::vector<StoredTable> left, std::vector<StoredTable> right) = 0;

  ExecContext& context_;
  TableSink& out_;

 private:
  class Input final : public KeyedSink {
   public:
    Input(TwoStreamOperator& parent, KeyedTables& tables) : KeyedSink(tables), parent_(parent) {}
    Status Push(const Chunk& chunk) override;
    Status Finish() override { return parent_.FinishInput(); }

   private:
    TwoStreamOperator& parent_;
  };

  Status FinishInput();

  KeyedTables left_tables_, right_tables_;
  Input left_, right_;
  int unfinished_ = 2;
};

}  // namespace flux::exec
