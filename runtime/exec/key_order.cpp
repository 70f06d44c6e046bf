#include "runtime/exec/key_order.h"

#include <algorithm>

#include "runtime/plan/specs.h"

namespace flux::exec {
namespace {

bool OnlyFilters(const plan::PipelineSpec& pipeline) {
  return std::ranges::all_of(pipeline.steps,
                             [](const plan::ChainStep& step) { return step.kind == plan::ChainStep::Kind::kFilter; });
}

// Operations that send each table on when it comes, under the key that it came with.
bool KeepsTables(const plan::Node& node) {
  const auto* pipeline = node.As<plan::PipelineSpec>();
  if (pipeline != nullptr) return pipeline->aggregate == nullptr && OnlyFilters(*pipeline);
  return node.As<plan::FilterSpec>() != nullptr || node.As<plan::TableFillSpec>() != nullptr;
}

}  // namespace

bool LeavesInKeyOrder(const plan::Node& node) {
  const plan::Node* at = &node;
  while (KeepsTables(*at)) at = at->inputs[0].get();
  return at->As<plan::WindowSpec>() != nullptr || at->As<plan::AggregateSpec>() != nullptr;
}

}  // namespace flux::exec
