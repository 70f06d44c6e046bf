#pragma once

// Window aggregates of many small tables at once.

#include "runtime/exec/window_fold.h"

namespace flux::exec {

// Folds the windows of the tables of a batch, of which `AggregateFold` could fold each, and gives a table for each that
// has windows. Nothing when the tables must come one by one: without common bounds, where there are very many windows,
// and where a selector finds no row for a window that must have one. Fails when the aggregate cannot go on.
Result<std::optional<TableBatch>> FoldWindows(const plan::AggregateWindowSpec& spec, const WindowBounds& windows,
                                              const plan::TimeRange& bounds, const TableBatch& batch,
                                              const CancelToken& cancel);

}  // namespace flux::exec
