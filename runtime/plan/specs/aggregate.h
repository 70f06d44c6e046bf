#pragma once

// Aggregates of one column.

#include <string>
#include <string_view>

#include "runtime/plan/plan.h"

namespace flux::plan {

enum class AggregateKind : uint8_t { kCount, kSum, kMean, kMin, kMax, kFirst, kLast };
// As scripts call it: `mean`.
std::string_view AggregateName(AggregateKind kind);

// Aggregates (count, sum, mean) and selectors (min, max, first, last) of one column per table.
struct AggregateSpec final : Spec {
  static constexpr std::string_view kName = "aggregate";
  AggregateKind kind = AggregateKind::kMean;
  std::string column = "_value";
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
