#pragma once

// What is known of the aggregates and selectors before they run: which columns they take and what they give.

#include <optional>
#include <string_view>

#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/stream_schema.h"

namespace flux::plan {

// Whether the aggregate gives one of the rows rather than a value of its own.
bool IsSelector(AggregateKind kind);

// Gives the type of the aggregated column, or fails when the aggregate has no meaning for `type`. The message names
// the aggregate, the column and both types, but not the table.
Result<ColumnType> FoldedType(AggregateKind kind, std::string_view column, ColumnType type);

// The type of the aggregate's column as far as it follows from the input's, of which nothing may be known (null).
std::optional<ColumnType> TypeAfter(AggregateKind kind, const StreamSchema::Column* input);

}  // namespace flux::plan
