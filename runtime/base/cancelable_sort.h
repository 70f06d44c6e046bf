#pragma once

// Sorting that can be cancelled, for as many values as a query may have.

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "runtime/base/cancelable_loop.h"

namespace flux {

// Merges two sorted runs into `out`.
template <typename T, typename Less>
Status MergeRuns(std::span<T> left, std::span<T> right, T* out, Less& less, const CancelToken& cancel) {
  size_t l = 0, r = 0;
  while (l < left.size() && r < right.size()) {
    if ((l + r) % kRowsBetweenChecks == 0) FLUX_TRY_STATUS(cancel.Check());
    *out++ = std::move(less(right[r], left[l]) ? right[r++] : left[l++]);
  }
  out = std::move(left.begin() + static_cast<ptrdiff_t>(l), left.end(), out);
  std::move(right.begin() + static_cast<ptrdiff_t>(r), right.end(), out);
  return {};
}

// Sorts; equal values come in any order. Takes memory for a second copy of the values when there are more than `block`
// of them. The order is unspecified after a cancellation.
template <typename T, typename Less>
Status SortOrCancel(std::vector<T>& values, Less less, const CancelToken& cancel, size_t block = kRowsBetweenChecks) {
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

// Leaves the first `count` values in order and drops the others. The values are unspecified after a cancellation.
template <typename T, typename Less>
Status SortFirstOrCancel(std::vector<T>& values, size_t count, Less less, const CancelToken& cancel) {
  if (count >= kRowsBetweenChecks || count >= values.size()) {
    FLUX_TRY_STATUS(SortOrCancel(values, less, cancel));
    values.resize(std::min(count, values.size()));
    return {};
  }
  if (count == 0) {
    values.clear();
    return {};
  }
  // The first values so far as a heap, the last of them in front.
  const auto begin = values.begin(), end = begin + static_cast<ptrdiff_t>(count);
  std::make_heap(begin, end, less);
  for (size_t i = count; i < values.size(); ++i) {
    if (i % kRowsBetweenChecks == 0) FLUX_TRY_STATUS(cancel.Check());
    if (!less(values[i], values.front())) continue;
    std::pop_heap(begin, end, less);
    std::swap(end[-1], values[i]);
    std::push_heap(begin, end, less);
  }
  values.resize(count);
  std::sort_heap(values.begin(), values.end(), less);
  return {};
}

}  // namespace flux
