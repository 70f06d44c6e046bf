#pragma once

// Sorting that can be cancelled, for as many values as a query may have.

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "runtime/base/cancel.h"

namespace flux {

// Values between two looks at the token: a few milliseconds, unless comparing is expensive.
inline constexpr size_t kSortBlock = size_t{1} << 15;

// Merges two sorted runs into `out`.
template <typename T, typename Less>
Status MergeRuns(std::span<T> left, std::span<T> right, T* out, Less& less, const CancelToken& cancel) {
  size_t l = 0, r = 0;
  while (l < left.size() && r < right.size()) {
    if ((l + r) % kSortBlock == 0) FLUX_TRY_STATUS(cancel.Check());
    *out++ = std::move(less(right[r], left[l]) ? right[r++] : left[l++]);
  }
  out = std::move(left.begin() + static_cast<ptrdiff_t>(l), left.end(), out);
  std::move(right.begin() + static_cast<ptrdiff_t>(r), right.end(), out);
  return {};
}

// Sorts; equal values come in any order. Takes memory for a second copy of the values when there are more than `block`
// of them. The order is unspecified after a cancellation.
template <typename T, typename Less>
Status SortOrCancel(std::vector<T>& values, Less less, const CancelToken& cancel, size_t block = kSortBlock) {
  const size_t count = values.size();
  for (size_t begin = 0; begin < count; begin += block) {
    FLUX_TRY_STATUS(cancel.Check());
    const auto first = values.begin() + static_cast<ptrdiff_t>(begin);
    std::sort(first, first + static_cast<ptrdiff_t>(std::min(block, count - begin)), less);
  }
  if (count <= block) return {};
  std::vector<T> merged(count);
  for (size_t run = block; run < count; run *= 2) {
    for (size_t begin = 0; begin < count; begin += 2 * run) {
      const size_t middle = std::min(begin + run, count), end = std::min(begin + 2 * run, count);
      FLUX_TRY_STATUS(MergeRuns(std::span<T>(values).subspan(begin, middle - begin),
                                std::span<T>(values).subspan(middle, end - middle), merged.data() + begin, less,
                                cancel));
    }
    values.swap(merged);
  }
  return {};
}

}  // namespace flux
