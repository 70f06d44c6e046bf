#include "runtime/exec/unfused_chain.h"

#include <algorithm>

#include "runtime/exec/operations.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/table_fill.h"
#include "runtime/plan/specs/window.h"

namespace flux::exec {
namespace {

std::vector<plan::NodeRef> MakeNodes(const plan::AggregateWindowSpec& spec, const plan::Node& node) {
  plan::WindowSpec window;
  window.shape = spec.shape;
  window.create_empty = spec.create_empty;
  plan::AggregateSpec aggregate;
  static_cast<plan::Aggregation&>(aggregate) = spec;
  plan::DuplicateSpec duplicate;
  duplicate.column = spec.time_is_start ? "_start" : "_stop";
  duplicate.as = "_time";
  plan::WindowSpec whole;
  whole.shape.every.ns = whole.shape.period.ns = plan::WindowShape::kForever;

  std::vector<plan::NodeRef> nodes{plan::MakeNode(window, node.inputs)};
  nodes.push_back(plan::MakeNode(aggregate, {nodes.back()}));
  if (spec.create_empty) nodes.push_back(plan::MakeNode(plan::TableFillSpec{}, {nodes.back()}));
  nodes.push_back(plan::MakeNode(duplicate, {nodes.back()}));
  nodes.push_back(plan::MakeNode(whole, {nodes.back()}));
  return nodes;
}

OperationDef OperationOf(const plan::Node& node) {
  if (node.As<plan::WindowSpec>() != nullptr) return WindowOperation();
  if (node.As<plan::AggregateSpec>() != nullptr) return AggregateOperation();
  if (node.As<plan::TableFillSpec>() != nullptr) return TableFillOperation();
  return DuplicateOperation();
}

// Chooses how each step runs when nothing is known of the tables that come in.
std::vector<PhysicalNode> LowerSteps(const std::vector<plan::NodeRef>& steps) {
  std::vector<PhysicalNode> lowered;
  plan::StreamFacts facts;
  for (const plan::NodeRef& step : steps) {
    const OperationDef def = OperationOf(*step);
    const plan::StreamFacts* input = &facts;
    plan::Choice choice =
        def.choose != nullptr ? def.choose(*step, {&input, 1}) : plan::Choice{&plan::OnlyAlgorithm(def.flow), {}};
    lowered.push_back({step, choice.algorithm, std::move(choice.reason)});
    facts = {def.schema(*step, {&input, 1}), def.properties(*step, {&input, 1})};
  }
  return lowered;
}

}  // namespace

Result<std::unique_ptr<UnfusedChain>> UnfusedChain::Make(const plan::AggregateWindowSpec& spec, const plan::Node& node,
                                                         ExecContext& context, TableSink& out) {
  auto chain = std::make_unique<UnfusedChain>();
  chain->nodes_ = LowerSteps(MakeNodes(spec, node));
  std::reverse(chain->nodes_.begin(), chain->nodes_.end());
  TableSink* next = &out;
  for (const PhysicalNode& step : chain->nodes_) {
    FLUX_TRY(std::unique_ptr<Operator> made, OperationOf(step.node()).create(step, context, *next, chain->stats_));
    chain->operators_.push_back(std::move(made));
    next = &chain->operators_.back()->input(0);
  }
  return chain;
}

}  // namespace flux::exec
