#pragma once

// Sorting that can be cancelled and that several threads share.

#include "runtime/base/cancelable_sort.h"
#include "runtime/base/side_by_side.h"

namespace flux {

// What a thread merges of two sorted runs, and where it goes.
template <typename T>
struct MergeShare {
  std::span<T> left, right;
  T* out;
};

// Cuts a merge into shares that follow one another: what is in one sorts before what is in the next.
template <typename T, typename Less>
void AddShares(std::span<T> left, std::span<T> right, T* out, size_t count, Less& less,
               std::vector<MergeShare<T>>& shares) {
  size_t l = 0, r = 0;
  for (size_t i = 1; i <= count; ++i) {
    const size_t to = left.size() * i / count;
    const size_t right_to =
        i == count ? right.size()
                   : static_cast<size_t>(std::lower_bound(right.begin(), right.end(), left[to], less) - right.begin());
    shares.push_back({left.subspan(l, to - l), right.subspan(r, right_to - r), out + l + r});
    l = to;
    r = right_to;
  }
}

// Whether values are so many that several threads sort them.
inline bool IsHelped(size_t count, const WorkerPool* helpers, size_t block = kRowsBetweenChecks) {
  return helpers != nullptr && count > 2 * block;
}

// Sorts as `SortOrCancel` does, with the memory that it takes; `less` is called by several threads at a time. Null:
// nobody helps.
template <typename T, typename Less>
Status SortWithHelp(std::vector<T>& values, Less less, const CancelToken& cancel, WorkerPool* helpers,
                    size_t block = kRowsBetweenChecks) {
  const size_t count = values.size();
  if (!IsHelped(count, helpers, block)) return SortOrCancel(values, std::move(less), cancel, block);
  const size_t threads = helpers->size() + 1;
  SideBySide(helpers, (count + block - 1) / block, [&](size_t i) {
    if (cancel.is_canceled()) return;
    const auto first = values.begin() + static_cast<ptrdiff_t>(i * block);
    std::sort(first, first + static_cast<ptrdiff_t>(std::min(block, count - i * block)), less);
  });
  FLUX_TRY_STATUS(cancel.Check());
  std::vector<T> merged(count);
  for (size_t run = block; run < count; run *= 2) {
    const size_t merges = (count + 2 * run - 1) / (2 * run);
    std::vector<MergeShare<T>> shares;
    for (size_t begin = 0; begin < count; begin += 2 * run) {
      const std::span<T> both = std::span<T>(values).subspan(begin, std::min(2 * run, count - begin));
      const std::span<T> left = both.first(std::min(run, both.size()));
      AddShares(left, both.subspan(left.size()), merged.data() + begin, (threads + merges - 1) / merges, less, shares);
    }
    SideBySide(helpers, shares.size(), [&](size_t i) {
      // Of a cancellation the caller hears from the token.
      (void)MergeRuns(shares[i].left, shares[i].right, shares[i].out, less, cancel);
    });
    FLUX_TRY_STATUS(cancel.Check());
    values.swap(merged);
  }
  return {};
}

}  // namespace flux
