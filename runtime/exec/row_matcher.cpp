#include "runtime/exec/row_matcher.h"

#include <algorithm>

#include "runtime/base/cancelable_loop.h"
#include "runtime/base/cancelable_sort.h"
#include "runtime/column/builder.h"

namespace flux::exec {

Result<RowMatcher> RowMatcher::Make(std::span<const ColumnRef> left, std::span<const ColumnRef> right, size_t left_rows,
                                    size_t right_rows, OuterSides outer, const CancelToken& cancel) {
  RowMatcher made(left_rows, outer);
  for (size_t k = 0; k < left.size(); ++k) made.AddKey(*left[k], *right[k]);
  FLUX_TRY(const RowGroups groups, GroupRows(made.keys_, left_rows + right_rows, cancel));
  FLUX_TRY_STATUS(made.OrderGroups(groups, cancel));
  const auto is_less = [&](uint32_t a, uint32_t b) { return made.IsLess(a, b); };
  if (!std::ranges::is_sorted(made.wanted_, is_less)) FLUX_TRY_STATUS(SortOrCancel(made.wanted_, is_less, cancel));
  return made;
}

Result<RowMatcher> RowMatcher::MakeMerging(const ColumnRef& left, const ColumnRef& right, OuterSides outer,
                                           const CancelToken& cancel) {
  const ColumnRef sides[] = {left, right};
  FLUX_TRY(const std::optional<RowGroups> merged, MergeRows(sides, cancel));
  if (!merged) return Make({&left, 1}, {&right, 1}, left->length(), right->length(), outer, cancel);
  RowMatcher made(left->length(), outer);
  made.AddKey(*left, *right);
  FLUX_TRY_STATUS(made.OrderGroups(*merged, cancel));
  return made;
}

void RowMatcher::AddKey(const Column& left, const Column& right) {
  ColumnBuilder builder(left.type());
  builder.Reserve(left.length() + right.length());
  builder.AppendRows(left, 0, left.length());
  builder.AppendRows(right, 0, right.length());
  keys_.push_back(builder.Finish());
}

// Lists the groups that are wanted, in the order of their numbers.
Status RowMatcher::OrderGroups(const RowGroups& groups, const CancelToken& cancel) {
  grouped_ = OrderByGroup(groups);
  return ForEachRow(groups.count(), cancel, [&](size_t g) {
    if (IsWanted(static_cast<uint32_t>(g))) wanted_.push_back(static_cast<uint32_t>(g));
  });
}

Status RowMatcher::VisitPairs(const CancelToken& cancel, const std::function<Status(const RowPairs&)>& visit) const {
  constexpr size_t kBatch = size_t{1} << 16;
  RowPairs pairs;
  const auto add = [&](uint32_t left, uint32_t right) -> Status {
    pairs.left.push_back(left);
    pairs.right.push_back(right == RowPairs::kNone ? right : right - static_cast<uint32_t>(left_rows_));
    if (pairs.left.size() < kBatch) return {};
    FLUX_TRY_STATUS(cancel.Check());
    FLUX_TRY_STATUS(visit(pairs));
    pairs.left.clear();
    pairs.right.clear();
    return {};
  };
  for (const uint32_t g : wanted_) {
    if (Matches(g)) {
      for (const uint32_t left : LeftRows(g)) {
        for (const uint32_t right : RightRows(g)) FLUX_TRY_STATUS(add(left, right));
      }
      continue;
    }
    if (outer_.left) {
      for (const uint32_t left : LeftRows(g)) FLUX_TRY_STATUS(add(left, RowPairs::kNone));
    }
    if (outer_.right) {
      for (const uint32_t right : RightRows(g)) FLUX_TRY_STATUS(add(RowPairs::kNone, right));
    }
  }
  return pairs.left.empty() ? Status() : visit(pairs);
}

std::span<const uint32_t> RowMatcher::Rows(uint32_t g) const {
  return std::span(grouped_.order).subspan(grouped_.offsets[g], grouped_.offsets[g + 1] - grouped_.offsets[g]);
}

// Rows are in ascending order within a group, so those of the left table come first.
std::span<const uint32_t> RowMatcher::LeftRows(uint32_t g) const {
  const std::span<const uint32_t> rows = Rows(g);
  return rows.first(static_cast<size_t>(std::ranges::lower_bound(rows, left_rows_) - rows.begin()));
}

std::span<const uint32_t> RowMatcher::RightRows(uint32_t g) const { return Rows(g).subspan(LeftRows(g).size()); }

bool RowMatcher::Matches(uint32_t g) const {
  const uint32_t first = Rows(g).front();
  return first < left_rows_ && Rows(g).back() >= left_rows_ &&
         std::ranges::none_of(keys_, [&](const ColumnRef& key) { return key->IsNull(first); });
}

bool RowMatcher::IsWanted(uint32_t g) const {
  return Matches(g) || (outer_.left && Rows(g).front() < left_rows_) || (outer_.right && Rows(g).back() >= left_rows_);
}

bool RowMatcher::IsLess(uint32_t a, uint32_t b) const {
  const uint32_t row_a = Rows(a).front(), row_b = Rows(b).front();
  for (const ColumnRef& key : keys_) {
    if (key->IsNull(row_a) != key->IsNull(row_b)) return key->IsNull(row_b);
    const auto order = CompareScalars(key->ValueAt(row_a), key->ValueAt(row_b));
    if (order != 0) return order < 0;
  }
  return a < b;
}

}  // namespace flux::exec
