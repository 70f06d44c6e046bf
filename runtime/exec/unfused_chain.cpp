#include "runtime/exec/unfused_chain.h"

#include <algorithm>

#include "runtime/exec/operations.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/table_fill.h"
#include "runtime/plan/specs/window.h"

namespace flux::exec {
namespace {

OperationDef OperationOf(const plan::Node& node, const OperationDef& on_windows) {
  if (node.As<plan::WindowSpec>() != nullptr) return WindowOperation();
  if (node.As<plan::TableFillSpec>() != nullptr) return TableFillOperation();
  return node.As<plan::DuplicateSpec>() != nullptr ? DuplicateOperation() : on_windows;
}

// Chooses how each step runs when nothing is known of the tables that come in.
std::vector<PhysicalNode> LowerSteps(const std::vector<plan::NodeRef>& steps, const OperationDef& on_windows) {
  std::vector<PhysicalNode> lowered;
  plan::StreamFacts facts;
  for (const plan::NodeRef& step : steps) {
    const OperationDef def = OperationOf(*step, on_windows);
    const plan::StreamFacts* input = &facts;
    plan::Choice choice =
        def.choose != nullptr ? def.choose(*step, {&input, 1}) : plan::Choice{&plan::OnlyAlgorithm(def.flow), {}};
    lowered.push_back({step, choice.algorithm, std::move(choice.reason)});
    facts = {def.schema(*step, {&input, 1}), def.properties(*step, {&input, 1})};
  }
  return lowered;
}

}  // namespace

std::vector<plan::NodeRef> UnfusedSteps(const WindowSteps& steps, const plan::Node& operation,
                                        std::vector<plan::NodeRef> inputs) {
  plan::WindowSpec window;
  window.shape = steps.shape;
  window.create_empty = steps.create_empty;
  plan::Node on_windows = operation;
  plan::DuplicateSpec duplicate;
  duplicate.column = steps.time_is_start ? "_start" : "_stop";
  duplicate.as = "_time";
  plan::WindowSpec whole;
  whole.shape.every.ns = whole.shape.period.ns = plan::WindowShape::kForever;

  std::vector<plan::NodeRef> nodes{plan::MakeNode(window, std::move(inputs))};
  on_windows.inputs = {nodes.back()};
  nodes.push_back(std::make_shared<const plan::Node>(std::move(on_windows)));
  if (steps.create_empty) nodes.push_back(plan::MakeNode(plan::TableFillSpec{}, {nodes.back()}));
  nodes.push_back(plan::MakeNode(duplicate, {nodes.back()}));
  nodes.push_back(plan::MakeNode(whole, {nodes.back()}));
  return nodes;
}

Result<std::unique_ptr<UnfusedChain>> UnfusedChain::Make(const std::vector<plan::NodeRef>& steps,
                                                         const OperationDef& operation, ExecContext& context,
                                                         TableSink& out) {
  auto chain = std::make_unique<UnfusedChain>();
  chain->nodes_ = LowerSteps(steps, operation);
  std::reverse(chain->nodes_.begin(), chain->nodes_.end());
  TableSink* next = &out;
  for (const PhysicalNode& step : chain->nodes_) {
    FLUX_TRY(std::unique_ptr<Operator> made,
             OperationOf(step.node(), operation).create(step, context, *next, chain->stats_));
    chain->operators_.push_back(std::move(made));
    next = &chain->operators_.back()->input(0);
  }
  return chain;
}

}  // namespace flux::exec
