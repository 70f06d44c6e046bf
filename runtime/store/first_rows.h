#pragma once

// The first rows of a table in the order of `sort`: what `top`, `bottom` and `sort |> limit` leave of it.

#include "runtime/plan/specs/sort.h"
#include "runtime/store/column_parts.h"
#include "runtime/store/table_sender.h"

namespace flux::store {

// Why the store does not do what makes as many rows of a table, or looks at all of them.
inline constexpr std::string_view kSparesNothing = "doing it there would not spare any reading";

// Why the store does not find them without reading all rows; empty when it may be spared some.
std::string FirstRowsObstacle(const plan::SortSpec& sort);
// Why it does not for values of a type.
std::string FirstRowsTypeObstacle(const plan::SortSpec& sort, ColumnType type);

// Whether they are in the order of their times.
bool FirstRowsAscendInTime(const plan::SortSpec& sort);

// Sends the rows that the sort keeps, of which there is at least one. Reads times and values of the parts that may have
// such rows, those that may have the first ones first.
Status SendFirstRows(const plan::SortSpec& sort, ColumnParts& parts, TableSender& sender);

}  // namespace flux::store
