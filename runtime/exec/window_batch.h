#pragma once

// Window aggregates of many small tables at once.

#include "runtime/exec/window_fold.h"

namespace flux::exec {

// Folds the windows of the tables of a batch, of which `WindowFold` could fold each, and gives a table for each that
// has windows. Nothing when the tables must come one by one: for selectors, for tables without common bounds, and where
// there are very many windows. Fails when the aggregate cannot go on.
Result<std::optional<TableBatch>> FoldWindows(const plan::AggregateWindowSpec& spec, const WindowBounds& windows,
                                              const plan::TimeRange& bounds, const TableBatch& batch,
                                              const CancelToken& cancel);

}  // namespace flux::exec
