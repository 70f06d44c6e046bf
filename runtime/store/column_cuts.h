#pragma once

// Where the table of a column is cut, so that several threads can read it.

#include "runtime/source/source.h"
#include "runtime/store/column_parts.h"

namespace flux::store {

// Gives the times, ascending and within `range`, at which pieces after the first one begin. Pieces have about `rows`
// rows, as far as `cuts` allows it; none: the column has less than one and a half times as many.
std::vector<Time> CutsOf(const ScanColumn& column, plan::TimeRange range, size_t rows, const TimeCuts& cuts);
// Gives the pieces between them.
std::vector<TablePiece> PiecesBetween(std::span<const Time> cuts);

}  // namespace flux::store
