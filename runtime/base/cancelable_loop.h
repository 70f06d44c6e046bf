#pragma once

// Loops over many rows that can be cancelled and cost nothing for it.

#include <algorithm>
#include <cstddef>

#include "runtime/base/cancel.h"

namespace flux {

// Rows between two looks at the token: a few milliseconds, unless a row is expensive.
inline constexpr size_t kRowsBetweenChecks = size_t{1} << 15;

// Looks at the token once in so many steps of a loop that is not over rows, such as one over the characters of a text.
class CancelCheck {
 public:
  // The token outlives it.
  explicit CancelCheck(const CancelToken& cancel) : cancel_(cancel) {}
  // Call it in every step; fails only when canceled.
  Status Step() { return ++steps_ % kRowsBetweenChecks == 0 ? cancel_.Check() : Status(); }

 private:
  const CancelToken& cancel_;
  size_t steps_ = 0;
};

// Calls `body(row)` for the rows [0, rows) in order. Fails only when canceled.
template <typename Body>
Status ForEachRow(size_t rows, const CancelToken& cancel, Body body) {
  for (size_t row = 0; row < rows;) {
    FLUX_TRY_STATUS(cancel.Check());
    const size_t end = std::min(rows, row + kRowsBetweenChecks);
    for (; row < end; ++row) body(row);
  }
  return {};
}

}  // namespace flux
