#pragma once

// Aggregates of one column as data. Each is defined once, by an `AggregateDef` where it is computed; whoever meets one
// in a plan asks its definition.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/cancel.h"
#include "runtime/plan/flux_text.h"
#include "runtime/plan/stream_schema.h"

namespace flux::exec {
class AggregateStates;
}  // namespace flux::exec

namespace flux::plan {

// What sources can know of a run of points without sending them.
enum class Statistic : uint8_t { kCount, kSum, kMean, kMin, kMax, kFirst, kLast };

// Arguments of an aggregate beside its column.
struct AggregateArguments {
  virtual ~AggregateArguments() = default;
  // Adds them to a call as a script would write them.
  virtual void Write(FluxCall& call) const = 0;
};

// All that the system knows of an aggregate. Facts that are left out have the value from which nothing follows.
struct AggregateDef {
  std::string_view name;  // as scripts call it: `mean`
  // Makes its states for a column of a type that it admits. `arguments` are of the aggregate's own type, and outlive
  // the states, as does `cancel`.
  std::unique_ptr<exec::AggregateStates> (*start)(const AggregateArguments* arguments, ColumnType column,
                                                  const CancelToken& cancel) = nullptr;
  // It gives one of the rows rather than a value of its own.
  bool is_selector = false;
  // The types of columns that it can take, and how a message names them. Null: all.
  bool (*admits)(ColumnType type) = nullptr;
  std::string_view admitted = {};
  // The type of its value. Nothing: that of the column.
  std::optional<ColumnType> gives = std::nullopt;
  // It gives the same for every order of the rows.
  bool ignores_order = false;
  // What it is called among the things that sources know.
  std::optional<Statistic> statistic = std::nullopt;
};

// An aggregate of a column with its arguments.
struct Aggregation {
  const AggregateDef* fn = nullptr;
  std::shared_ptr<const AggregateArguments> arguments = nullptr;  // null: none beside the column
  std::string column = "_value";

  // Gives the type of the aggregated column, or fails when the aggregate has no meaning for `type`. The message names
  // the aggregate, the column and both types, but not the table.
  Result<ColumnType> ResultType(ColumnType type) const;
  // The same as far as it follows from what is known of the input's columns.
  std::optional<ColumnType> ResultType(const StreamSchema& input) const;
  // The call with its arguments but without the column: `quantile(q: 0.9)`; without arguments the bare name.
  std::string Text() const;
  // The call with all of its arguments as a stage of a pipe in Flux; nothing when it cannot be written.
  std::optional<std::string> ToFlux() const;
};

}  // namespace flux::plan
