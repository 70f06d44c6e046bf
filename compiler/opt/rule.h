#pragma once

// What a rewrite rule sees. A rule looks at one node whose inputs were visited already and gives its replacement; a
// pass looks at all results of the plan at once.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "runtime/plan/specs/yield.h"
#include "runtime/registry/plan_facts.h"

namespace flux::opt {

struct RuleContext {
  const Registry& registry;
  SourceCatalog& sources;
  PlanFacts& facts;
  // How many nodes (or roots) consume a node of the plan being rewritten.
  std::map<const plan::Node*, size_t> consumers = {};
  // For users: what sources do beyond the operations that they took.
  std::vector<std::string> done_notes = {};
  // For users: what stays outside of sources in the plan as it is now. Nothing: none was asked.
  std::optional<std::vector<std::string>> outside_notes = std::nullopt;
  // Scans whose sources were asked for what they know of the series.
  std::set<plan::NodeRef> described = {};
  // What sources said of the series of a selection.
  std::map<std::vector<std::string>, plan::SeriesFacts> series_facts = {};

  // Whether several read the node, so that rewriting it for one of them would make it run twice.
  bool IsShared(const plan::NodeRef& node) const {
    auto found = consumers.find(node.get());
    return found != consumers.end() && found->second > 1;
  }
  // Whether a node that does nothing can be left out: its input takes its place unless that is a result or an effect
  // of its own.
  bool CanLeaveOut(const plan::NodeRef& node) const {
    const plan::NodeRef& input = node->inputs[0];
    const OperationDef* def = registry.FindOperation(input->name);
    return input->As<plan::YieldSpec>() == nullptr && (def == nullptr || !def->has_effect);
  }
  // What is known of the only (or first) input.
  const plan::StreamFacts& FactsOfInput(const plan::NodeRef& node) { return facts.Of(node->inputs[0]); }
};

// The replacement of the node, or null when the rule does not apply.
using RuleResult = Result<plan::NodeRef>;

// The rewritten roots in their order, and how often the pass fired.
struct PassOutcome {
  std::vector<plan::NodeRef> roots;
  size_t count = 0;
};
using PassResult = Result<PassOutcome>;

// The node on the inputs that `rewrite` gives for its own; the node itself when they are the same.
template <typename Rewrite>
Result<plan::NodeRef> OnRewrittenInputs(const plan::NodeRef& node, Rewrite&& rewrite) {
  std::vector<plan::NodeRef> inputs;
  for (const plan::NodeRef& input : node->inputs) {
    FLUX_TRY(plan::NodeRef rewritten, rewrite(input));
    inputs.push_back(std::move(rewritten));
  }
  if (inputs == node->inputs) return node;
  auto copy = std::make_shared<plan::Node>(*node);
  copy->inputs = std::move(inputs);
  return plan::NodeRef(std::move(copy));
}

// Rewrites all roots from the sources upwards, each node once: `rewrite(node, current, count)` gives what becomes of
// `node`, of which `current` is the form on rewritten inputs, and adds to `count` how often the pass fired there.
template <typename Rewrite>
PassResult RewriteUpwards(const std::vector<plan::NodeRef>& roots, Rewrite&& rewrite) {
  PassOutcome outcome;
  std::map<const plan::Node*, plan::NodeRef> done;
  const auto visit = [&](const auto& self, const plan::NodeRef& node) -> Result<plan::NodeRef> {
    if (const auto known = done.find(node.get()); known != done.end()) return known->second;
    FLUX_TRY(plan::NodeRef current,
             OnRewrittenInputs(node, [&](const plan::NodeRef& input) { return self(self, input); }));
    FLUX_TRY(plan::NodeRef result, rewrite(node, std::move(current), outcome.count));
    return done.emplace(node.get(), std::move(result)).first->second;
  };
  for (const plan::NodeRef& root : roots) {
    FLUX_TRY(plan::NodeRef rewritten, visit(visit, root));
    outcome.roots.push_back(std::move(rewritten));
  }
  return outcome;
}

// `first` and `second`, each of one input, in the other order: `second` reads what `first` did, and `first` reads it.
plan::NodeRef OnTopOf(const plan::Node& first, const plan::Node& second);

#define FLUX_RULE(phase, function, name) RuleResult function(const plan::NodeRef& node, RuleContext& context);
#define FLUX_PASS(phase, function, name) \
  PassResult function(const std::vector<plan::NodeRef>& roots, RuleContext& context);
#include "compiler/opt/rules.def"

}  // namespace flux::opt
