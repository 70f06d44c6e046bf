#pragma once

// Translation of row predicates into Flux that the storage of InfluxDB 2.x decides itself, with the same outcome for
// every row, nulls included.

#include <functional>
#include <vector>

#include "runtime/influx/condition.h"

namespace flux::influx {

// Gives the types that `_value` has in the series at hand. It may have to ask the server.
using ValueTypes = std::function<Result<std::vector<ColumnType>>()>;

// Translates a predicate into a condition on a row `r`. The storage takes a tag that a series does not have for an
// empty string, so conditions on tags also demand that the tag is there. Fails with `kUnimplemented` and the reason
// when the storage does not decide the predicate as it is decided here, and as `types` does.
Result<Condition> TranslateToFlux(const expr::Function& predicate, const ValueTypes& types);

// The filter of a condition that is no constant, as a stage of a pipe.
std::string FilterText(const Condition& condition);

// Joins two conditions in Flux.
Condition AndInFlux(Condition a, Condition b);

}  // namespace flux::influx
