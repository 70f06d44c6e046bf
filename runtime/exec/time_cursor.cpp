#include "runtime/exec/time_cursor.h"

#include <algorithm>

namespace flux::exec {

TimeCursor::TimeCursor(const Column& time) : rows_(time.length()) {
  if (time.encoding() == Encoding::kFlat) {
    flat_ = time.FlatInts().data();
  } else if (time.encoding() == Encoding::kSequence) {
    start_ = time.sequence_start();
    step_ = time.sequence_step();
  } else if (rows_ != 0) {
    start_ = time.IntAt(0);
  }
}

size_t TimeCursor::LowerBound(int64_t t, size_t from) const {
  if (from >= rows_ || At(from) >= t) return from;
  if (flat_ != nullptr) return Gallop(t, from);
  if (step_ == 0) return rows_;
  // The difference is positive and may exceed 63 bits; the quotient rounds up.
  const uint64_t distance = static_cast<uint64_t>(t) - static_cast<uint64_t>(start_);
  const uint64_t row = (distance - 1) / static_cast<uint64_t>(step_) + 1;
  return std::min<uint64_t>(row, rows_);
}

size_t TimeCursor::LowerBound(int64_t t, size_t from, size_t guess) const {
  if (flat_ != nullptr && guess > from && guess < rows_ && flat_[guess] >= t && flat_[guess - 1] < t) return guess;
  return LowerBound(t, from);
}

size_t TimeCursor::Gallop(int64_t t, size_t from) const {
  size_t low = from, width = 1;
  while (low + width < rows_ && flat_[low + width] < t) {
    low += width;
    width *= 2;
  }
  const int64_t* end = flat_ + std::min(rows_, low + width);
  return static_cast<size_t>(std::lower_bound(flat_ + low, end, t) - flat_);
}

}  // namespace flux::exec
