#pragma once

// Searching a time column whose rows ascend.

#include <span>

#include "runtime/column/column.h"

namespace flux::exec {

// Finds rows by time in a column without nulls whose rows ascend, in any encoding. Costs O(1) per search when the
// column is a sequence, else O(log distance) from the starting row.
class TimeCursor {
 public:
  explicit TimeCursor(const Column& time);
  size_t rows() const { return rows_; }
  // The time of a row, in nanoseconds.
  int64_t At(size_t row) const { return flat_ != nullptr ? flat_[row] : start_ + static_cast<int64_t>(row) * step_; }
  // The first row at or after `from` whose time is not before `t`; `rows()` when there is none.
  size_t LowerBound(int64_t t, size_t from) const;
  // The same; tries row `guess` first, which costs one cache line when it is right, as it is for regular times.
  size_t LowerBound(int64_t t, size_t from, size_t guess) const;

 private:
  size_t Gallop(int64_t t, size_t from) const;

  size_t rows_;
  const int64_t* flat_ = nullptr;
  int64_t start_ = 0, step_ = 0;
};

}  // namespace flux::exec
