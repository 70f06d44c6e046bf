#pragma once

// What stands directly on a read of points, where InfluxDB's storage and not Flux says what a script means
// (docs/semantics.md).

#include "runtime/plan/plan.h"

namespace flux::opt {

// Whether the stream is a read in a plan as it was written: `from`, and nothing but ranges and filters above it.
bool IsRead(const plan::Node& stream);

}  // namespace flux::opt
