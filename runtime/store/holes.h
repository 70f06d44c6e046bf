#pragma once

// Times of a column whose points were deleted, as long as stored chunks may still have them: chunks are rewritten when
// the bucket is sealed. They say nothing of fresh points, which are removed at once, or came later.

#include <cstdint>
#include <memory>
#include <vector>

#include "runtime/store/column_rows.h"

namespace flux::store {

// Both ends are a part of it.
struct ClosedSpan {
  int64_t first = 0, last = 0;
  friend bool operator==(const ClosedSpan&, const ClosedSpan&) = default;
};

// A set of times.
class Holes {
 public:
  // A span that ends before it begins adds nothing.
  void Add(ClosedSpan span);
  bool Contains(int64_t time) const;
  // Whether some, or all, of the times of the span are among them.
  bool Touches(ClosedSpan span) const;
  bool Covers(ClosedSpan span) const;
  const std::vector<ClosedSpan>& spans() const { return spans_; }

 private:
  std::vector<ClosedSpan> spans_;  // ascending; between two of them there is at least one time
};

// Columns share what was deleted of them together; null: nothing was.
using HolesRef = std::shared_ptr<const Holes>;

// The rows whose times are not among the holes, in the same order.
ColumnRows RowsOutside(const ColumnRows& rows, const Holes& holes);

}  // namespace flux::store
