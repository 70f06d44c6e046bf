#pragma once

// Values of an answer's columns, row by row: arithmetic, functions of numbers, and functions of the rows before.

#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "compiler/influxql/select.h"
#include "tools/influxql/cell.h"

namespace flux::influxql {

class ColumnValues {
 public:
  explicit ColumnValues(const SelectPlan& plan) : plan_(plan), states_(plan.transforms) {}

  // Forgets the rows before: a series begins.
  void Reset() { states_.assign(plan_.transforms, {}); }
  // The cells of a row, behind its time. Whether it is one: some cell is not absent.
  bool Compute(int64_t time, std::span<const Cell> slots, std::vector<Cell>& row);

 private:
  // What a transformation knows of the rows before.
  struct State {
    std::optional<int64_t> time;
    Cell value;
    std::deque<double> window;
    double sum = 0;
    int64_t whole = 0;
  };

  Cell Value(const ColumnExpr& expr, std::span<const Cell> slots);
  Cell Binary(const ColumnExpr& expr, std::span<const Cell> slots);
  Cell Function(const ColumnExpr& expr, std::span<const Cell> slots);
  Cell Transform(const ColumnExpr& expr, std::span<const Cell> slots);

  const SelectPlan& plan_;
  std::vector<State> states_;
  int64_t time_ = 0;
};

}  // namespace flux::influxql
