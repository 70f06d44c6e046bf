#pragma once

// `count` of rows that were counted before, table by table.

#include "runtime/plan/aggregation.h"

namespace flux::plan {

// With it `count` adds the values of its column, which are ints.
struct CountsArguments final : AggregateArguments {
  void Write(FluxCall& call) const override { call.Add("of", std::string("counts")); }
};

}  // namespace flux::plan
