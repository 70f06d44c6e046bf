#pragma once

// What stands directly on a read of points, where InfluxDB's storage and not Flux says what a script means
// (docs/semantics.md).

#include "compiler/opt/rule.h"
#include "runtime/expr/expr.h"

namespace flux::opt {

// Whether the stream is a read in a plan as it was written: `from`, and nothing but ranges and filters above it.
bool IsRead(const plan::Node& stream);

// Whether InfluxDB's storage evaluates the condition: comparisons of a column with a constant on their right and
// `exists`, between `and` and `or`. It leaves all else to Flux, in which a null is a null.
bool IsForStorage(const expr::Function& fn, expr::NodeId condition);

// In filters on a read, comparisons of `_value` that are for storage become false for values of other types
// (runtime/expr/forgiving.h). That is what such scripts say, whatever rules are on, and almost every script has some:
// it is not worth a word in `explain`.
PassResult ForgiveValues(const std::vector<plan::NodeRef>& roots);

}  // namespace flux::opt
