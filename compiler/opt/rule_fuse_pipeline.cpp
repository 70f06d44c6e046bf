#include <algorithm>
#include <unordered_set>
#include <utility>

#include "compiler/opt/rule.h"
#include "runtime/expr/forgiving.h"
#include "runtime/plan/nodes.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::opt {

namespace {

bool IsStep(const plan::Node& node) {
  return node.As<plan::FilterSpec>() != nullptr || node.As<plan::MapSpec>() != nullptr;
}

plan::ChainStep StepOf(const plan::Node& node) {
  if (const auto* filter = node.As<plan::FilterSpec>()) {
    return {plan::ChainStep::Kind::kFilter, filter->fn, filter->keep_empty, node.position};
  }
  return {plan::ChainStep::Kind::kMap, node.As<plan::MapSpec>()->fn, false, node.position};
}

bool Forgives(const plan::ChainStep& step) {
  return step.fn.tree != nullptr && std::ranges::any_of(step.fn.tree->nodes, expr::IsForgiving);
}

// Whether the node is a step of a pipeline or closes one.
bool IsPart(const plan::Node& node) { return IsStep(node) || node.As<plan::AggregateWindowSpec>() != nullptr; }

// The nodes that go on in the pipeline of their only reader.
std::unordered_set<const plan::Node*> InnerSteps(const std::vector<plan::NodeRef>& roots, const RuleContext& context) {
  std::unordered_set<const plan::Node*> inner;
  for (const plan::NodeRef& node : plan::NodesOf(roots)) {
    if (!IsPart(*node)) continue;
    const plan::NodeRef& input = node->inputs[0];
    if (IsStep(*input) && !context.IsShared(input)) inner.insert(input.get());
  }
  return inner;
}

// Makes pipelines of nodes, each of which reads the one before: one, but where a filter begins another.
class PipelineMaker {
 public:
  explicit PipelineMaker(plan::NodeRef input) : at_(std::move(input)) {}

  void Add(const plan::NodeRef& node) {
    if (const auto* aggregate = node->As<plan::AggregateWindowSpec>()) {
      pipeline_.aggregate = std::make_shared<const plan::AggregateWindowSpec>(*aggregate);
    } else {
      plan::ChainStep step = StepOf(*node);
      // A pipeline can tell which tables it must keep when a filter with `onEmpty: "keep"` is its last step: those that
      // this filter empties, but not those that an earlier step emptied.
      if (step.keep_empty && !all_keep_) Close();
      // What is called for each row makes all of its pipeline be called, and a function that is called does not
      // forgive.
      if ((is_called_ && Forgives(step)) || (forgives_ && step.fn.tree == nullptr)) Close();
      is_called_ = is_called_ || step.fn.tree == nullptr;
      forgives_ = forgives_ || Forgives(step);
      all_keep_ = all_keep_ && step.keep_empty;
      pipeline_.steps.push_back(std::move(step));
    }
    position_ = node->position;
  }

  plan::NodeRef Finish() {
    Close();
    return std::move(at_);
  }

 private:
  void Close() {
    if (pipeline_.steps.empty() && pipeline_.aggregate == nullptr) return;
    at_ = plan::MakeNode(std::exchange(pipeline_, {}), {std::move(at_)}, position_);
    all_keep_ = true;
    is_called_ = forgives_ = false;
  }

  plan::NodeRef at_;
  plan::PipelineSpec pipeline_;
  StackTrace position_;
  bool all_keep_ = true;    // all steps of the pipeline keep tables that they empty
  bool is_called_ = false;  // one of its functions can only be called row by row
  bool forgives_ = false;   // one of its filters forgives values of other types
};

}  // namespace

// Joins filters, maps and a closing window aggregate that directly follow each other into one pipeline, which runs
// chunk by chunk without storing what lies between. The last of them makes it, so that a long chain is copied once.
PassResult FusePipelineRule(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  const std::unordered_set<const plan::Node*> inner = InnerSteps(roots, context);
  return RewriteUpwards(roots,
                        [&](const plan::NodeRef& node, plan::NodeRef current, size_t& count) -> Result<plan::NodeRef> {
                          if (!IsPart(*node)) return current;
                          ++count;
                          if (inner.contains(node.get())) return current;
                          // All steps further down that are left as they are go on in this pipeline.
                          std::vector<plan::NodeRef> chain = {std::move(current)};
                          while (IsPart(*chain.back()->inputs[0])) chain.push_back(chain.back()->inputs[0]);
                          PipelineMaker maker(chain.back()->inputs[0]);
                          std::for_each(chain.rbegin(), chain.rend(), [&](const auto& part) { maker.Add(part); });
                          return maker.Finish();
                        });
}

}  // namespace flux::opt
