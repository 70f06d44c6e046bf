#pragma once

// What a rewrite rule sees. A rule looks at one node whose inputs were visited already and gives its replacement; a
// pass looks at all results of the plan at once.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/plan/specs/yield.h"
#include "runtime/registry/plan_facts.h"

namespace flux::opt {

// What is to be told of one scan.
struct SourceNote {
  StackTrace scan;     // its position
  std::string stages;  // what its source does, which tells scans of one position apart
  std::string text;
  // Tells of the last thing that the source does, a `limit` which the script does not have.
  bool tells_limit = false;
};

// What rules may ask, and what they leave behind for those who come after.
struct RuleContext {
  const Registry& registry;
  SourceCatalog& sources;
  PlanFacts& facts;
  // How many nodes (or roots) consume a node of the plan being rewritten.
  std::unordered_map<const plan::Node*, size_t> consumers = {};
  // Somebody reads what is noted of sources.
  bool wants_notes = false;
  // For users: what stays outside of sources in the plan as it is now, and what they do beyond it. Nothing: none was
  // asked.
  std::optional<std::vector<SourceNote>> source_notes = std::nullopt;
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
  std::shared_ptr<plan::Node> copy;
  for (size_t i = 0; i < node->inputs.size(); ++i) {
    FLUX_TRY(plan::NodeRef rewritten, rewrite(node->inputs[i]));
    if (rewritten == node->inputs[i]) continue;
    if (copy == nullptr) copy = std::make_shared<plan::Node>(*node);
    copy->inputs[i] = std::move(rewritten);
  }
  return copy != nullptr ? plan::NodeRef(std::move(copy)) : node;
}

// Rewrites all roots from the sources upwards, each node once: `rewrite(node, current, count)` gives what becomes of
// `node`, of which `current` is the form on rewritten inputs, and adds to `count` how often the pass fired there.
template <typename Rewrite>
PassResult RewriteUpwards(const std::vector<plan::NodeRef>& roots, Rewrite&& rewrite) {
  PassOutcome outcome;
  std::unordered_map<const plan::Node*, plan::NodeRef> done;
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

#define FLUX_RULE(phase, function, name, what) RuleResult function(const plan::NodeRef& node, RuleContext& context);
#define FLUX_PASS(phase, function, name, what) \
  PassResult function(const std::vector<plan::NodeRef>& roots, RuleContext& context);
#include "compiler/opt/rules.def"

}  // namespace flux::opt
