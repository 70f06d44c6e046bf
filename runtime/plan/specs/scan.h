#pragma once

// A read with what its source does itself.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/plan/plan.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/from.h"

namespace flux::plan {

// A read from a source after pushdown: what the source itself does.
struct ScanSpec final : Spec {
  static constexpr std::string_view kName = "scan";
  FromSpec from;
  TimeRange range;
  // Conjuncts the source evaluates: over tags, `_measurement`, `_field`, and `_value` where it said it can.
  std::vector<expr::Function> predicates;
  // Columns that are needed besides the group key; empty optional means all. `_value` and `_time` may be missing.
  std::optional<std::vector<std::string>> columns;
  // A window aggregate the source computes; the scan's output is then that of `aggregateWindow`.
  std::shared_ptr<const AggregateWindowSpec> aggregate;
  void Describe(Description& out) const override;
  std::optional<TimeRange> Bounds(std::optional<TimeRange>) const override { return range; }
};

}  // namespace flux::plan
