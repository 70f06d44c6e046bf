#pragma once

// `range`.

#include <algorithm>
#include <optional>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct RangeSpec final : Spec {
  static constexpr std::string_view kName = "range";
  TimeRange range;
  void Describe(Description& out) const override;
  // The intersection; [0, 0) when there is none.
  std::optional<TimeRange> Bounds(std::optional<TimeRange> input) const override {
    if (!input) return range;
    const TimeRange both{std::max(range.start, input->start), std::min(range.stop, input->stop)};
    return both.start < both.stop ? both : TimeRange{};
  }
};

}  // namespace flux::plan
