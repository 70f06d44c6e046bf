#pragma once

// Aggregates and selectors of one column over runs of rows: the loops behind `aggregate` and `aggregateWindow`.

#include <span>

#include "runtime/column/builder.h"
#include "runtime/exec/window_rows.h"
#include "runtime/plan/aggregate_types.h"

namespace flux::exec {

// The running state of one aggregate over one table or window.
struct FoldState {
  static constexpr uint32_t kNoRow = UINT32_MAX;
  union {
    int64_t i = 0;
    uint64_t u;
    double f;
  };
  // Rows seen for `count`, values seen for `sum` and `mean`; 1 for a selector that has selected a row.
  uint64_t count = 0;
  // Selectors: the row selected in the chunk folded last; `kNoRow` when that chunk changed nothing.
  uint32_t row = kNoRow;
};

// Continues `states[k]` with the rows `runs[k]` of the column, for every k. Values are taken strictly in row order;
// several runs are interleaved where that is faster, which changes no bit of any of them. Nulls are skipped, except
// that `count` counts rows.
void Fold(plan::AggregateKind kind, const Column& column, std::span<const RowRange> runs, std::span<FoldState> states);

// Appends the value of an aggregate (not of a selector); null when there was none. `input` is the column's type.
void AppendFolded(plan::AggregateKind kind, ColumnType input, const FoldState& state, ColumnBuilder& out);

}  // namespace flux::exec
