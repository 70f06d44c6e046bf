#include <algorithm>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::opt {

namespace {

bool ToStep(const plan::NodeRef& node, plan::ChainStep& step) {
  if (const auto* filter = node->As<plan::FilterSpec>()) {
    step = {plan::ChainStep::Kind::kFilter, filter->fn, filter->keep_empty, node->position};
    return true;
  }
  if (const auto* map = node->As<plan::MapSpec>()) {
    step = {plan::ChainStep::Kind::kMap, map->fn, false, node->position};
    return true;
  }
  return false;
}

// Whether a pipeline of `steps` can tell which tables it must keep when `next` is its last step: the tables that a
// filter with `onEmpty: "keep"` empties, but not those that an earlier step emptied.
bool CanFollow(const std::vector<plan::ChainStep>& steps, const plan::ChainStep& next) {
  return !next.keep_empty ||
         std::all_of(steps.begin(), steps.end(), [](const plan::ChainStep& step) { return step.keep_empty; });
}

}  // namespace

// Joins filters, maps and a closing window aggregate that directly follow each other into one pipeline, which runs
// chunk by chunk without storing what lies between. Works upwards: a node joins the pipeline that its input became.
RuleResult FusePipelineRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* aggregate = node->As<plan::AggregateWindowSpec>();
  plan::ChainStep step;
  if (aggregate == nullptr && !ToStep(node, step)) return nullptr;
  plan::PipelineSpec pipeline;
  plan::NodeRef input = node->inputs[0];
  const auto* below = input->As<plan::PipelineSpec>();
  if (below != nullptr && below->aggregate == nullptr && !context.IsShared(input) && CanFollow(below->steps, step)) {
    pipeline = *below;
    input = input->inputs[0];
  }
  if (aggregate != nullptr) {
    pipeline.aggregate = std::make_shared<const plan::AggregateWindowSpec>(*aggregate);
  } else {
    pipeline.steps.push_back(std::move(step));
  }
  return plan::MakeNode(std::move(pipeline), {std::move(input)}, node->position);
}

}  // namespace flux::opt
