#pragma once

// Groups rows by the values of some columns, in linear time: nulls are equal to each other, floats compare by value.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/column/column.h"
#include "runtime/plan/properties.h"

namespace flux::exec {

// Group numbers count from 0 in order of first appearance.
struct RowGroups {
  std::vector<uint32_t> group_of_row;
  std::vector<uint32_t> first_row;  // of each group

  size_t count() const { return first_row.size(); }
};

// Groups `rows` rows by the columns taken together; without columns all rows are one group (none when there are no
// rows). Fails only when canceled.
Result<RowGroups> GroupRows(std::span<const ColumnRef> columns, size_t rows, const CancelToken& cancel);

// Whether `MergeRows` can take `column`: the rows of all tables are known to ascend by it, and it holds times or ints.
bool IsMergeable(const plan::StreamFacts& facts, std::string_view column);
// Groups the rows of columns of ints or times, one column after another, that ascend each: by merging them, so that
// groups count in ascending order. Nothing when one has nulls, which are in no order. Fails only when canceled.
Result<std::optional<RowGroups>> MergeRows(std::span<const ColumnRef> columns, const CancelToken& cancel);

// The rows of all groups one after another, each group's in row order: group g is
// order[offsets[g] .. offsets[g + 1]).
struct GroupedOrder {
  std::vector<uint32_t> order;
  std::vector<uint32_t> offsets;
};
GroupedOrder OrderByGroup(const RowGroups& groups);

}  // namespace flux::exec
