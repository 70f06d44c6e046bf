#pragma once

// Finds the rows of two tables that have equal values in some columns, in linear time: what joins are made of.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/exec/row_groups.h"

namespace flux::exec {

// Rows of two tables that belong together, pair by pair.
struct RowPairs {
  // Stands for the row that an outer join does not find.
  static constexpr uint32_t kNone = UINT32_MAX;
  std::vector<uint32_t> left, right;
};

// Whose rows appear although the other table has none for them.
struct OuterSides {
  bool left = false, right = false;
};

// Pairs all rows of `left` with those of `right` that are equal in the key columns, which are of equal types; nulls are
// equal to nothing. In ascending order of the key, nulls last, then of left, then of right rows.
class RowMatcher {
 public:
  // Does the linear part of the work. Fails only when canceled.
  static Result<RowMatcher> Make(std::span<const ColumnRef> left, std::span<const ColumnRef> right, size_t left_rows,
                                 size_t right_rows, OuterSides outer, const CancelToken& cancel);
  // The same for one key column of ints or times by which both tables ascend, without hashing.
  static Result<RowMatcher> MakeMerging(const ColumnRef& left, const ColumnRef& right, OuterSides outer,
                                        const CancelToken& cancel);

  // Gives the pairs in order, some ten thousand at a time; can be cancelled in between.
  Status VisitPairs(const CancelToken& cancel, const std::function<Status(const RowPairs&)>& visit) const;

 private:
  RowMatcher(size_t left_rows, OuterSides outer) : left_rows_(left_rows), outer_(outer) {}
  void AddKey(const Column& left, const Column& right);
  Status OrderGroups(const RowGroups& groups, const CancelToken& cancel);
  std::span<const uint32_t> Rows(uint32_t g) const;
  std::span<const uint32_t> LeftRows(uint32_t g) const;
  std::span<const uint32_t> RightRows(uint32_t g) const;
  bool Matches(uint32_t g) const;
  bool IsWanted(uint32_t g) const;
  bool IsLess(uint32_t a, uint32_t b) const;

  size_t left_rows_;
  OuterSides outer_;
  std::vector<ColumnRef> keys_;
  GroupedOrder grouped_;
  std::vector<uint32_t> wanted_;
};

}  // namespace flux::exec
