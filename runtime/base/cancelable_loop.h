#pragma once

// Loops over many rows that can be cancelled and cost nothing for it.

#include <algorithm>
#include <cstddef>

#include "runtime/base/cancel.h"

namespace flux {

// Rows between two looks at the token: a few milliseconds, unless a row is expensive.
inline constexpr size_t kRowsBetweenChecks = size_t{1} << 15;

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
