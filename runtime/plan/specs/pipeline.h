#pragma once

// Chains of filters and maps, run chunk by chunk.

#include <memory>
#include <vector>

#include "runtime/plan/plan.h"
#include "runtime/plan/specs/aggregate_window.h"

namespace flux::plan {

// One step of a fused chain.
struct ChainStep {
  enum class Kind : uint8_t { kFilter, kMap } kind = Kind::kFilter;
  RowFunction fn;
  bool keep_empty = false;
  StackTrace position = {};  // of the step's own call, for messages
};

// A maximal chain of filters and maps, optionally ending in a fused window aggregate, run chunk by chunk.
struct PipelineSpec final : Spec {
  static constexpr std::string_view kName = "pipeline";
  std::vector<ChainStep> steps;
  std::shared_ptr<const AggregateWindowSpec> aggregate;  // may be null
  void Describe(Description& out) const override;
  std::vector<ChainStep> Steps() const override { return steps; }
};

}  // namespace flux::plan
