#include "compiler/opt/optimize.h"

#include <algorithm>
#include <set>

#include "compiler/opt/read.h"
#include "compiler/opt/rule.h"
#include "compiler/opt/source_notes.h"
#include "compiler/opt/verify.h"
#include "fmt/format.h"
#include "runtime/plan/specs/from.h"

namespace flux::opt {

namespace {

// Without them a plan could not run, or would not be what the script says.
constexpr std::string_view kNeeded[] = {"CatalogueRule", "PushRangeIntoScanRule", "CountOfGroupsRule",
                                        "CountedColumnRule"};
constexpr std::string_view kAbsentTagName = "AbsentTagRule";

enum class Phase { kMeaning, kNormalise, kPushDown, kChoose, kFuse };
constexpr Phase kPhases[] = {Phase::kMeaning, Phase::kNormalise, Phase::kPushDown, Phase::kChoose, Phase::kFuse};

// Rules that undo each other must not run for ever; a phase ends after this many rounds.
constexpr int kMaxRounds = 32;

// One of the two functions is set.
struct Rule {
  Phase phase;
  std::string_view name, what;
  RuleResult (*apply)(const plan::NodeRef& node, RuleContext& context) = nullptr;
  PassResult (*pass)(const std::vector<plan::NodeRef>& roots, RuleContext& context) = nullptr;
};

constexpr Rule kRules[] = {
#define FLUX_RULE(phase, function, name, what) {Phase::phase, name, what, function, nullptr},
#define FLUX_PASS(phase, function, name, what) {Phase::phase, name, what, nullptr, function},
#include "compiler/opt/rules.def"
};

// Whether a rule has something to do in any of the nodes, in which inputs come first.
Result<bool> Fires(const Rule& rule, const std::vector<plan::NodeRef>& nodes, RuleContext& context) {
  for (const plan::NodeRef& node : nodes) {
    FLUX_TRY(const plan::NodeRef next, rule.apply(node, context));
    if (next != nullptr) return true;
  }
  return false;
}

// Applies one rule everywhere, inputs first.
PassResult ApplyEverywhere(const Rule& rule, const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  const auto inherit_consumers = [&](const plan::NodeRef& from, const plan::NodeRef& to) {
    const auto found = context.consumers.find(from.get());
    if (found != context.consumers.end()) context.consumers[to.get()] = found->second;
  };
  return RewriteUpwards(roots,
                        [&](const plan::NodeRef& node, plan::NodeRef current, size_t& count) -> Result<plan::NodeRef> {
                          if (current != node) inherit_consumers(node, current);
                          for (;;) {
                            FLUX_TRY(plan::NodeRef next, rule.apply(current, context));
                            if (next == nullptr) return current;
                            ++count;
                            inherit_consumers(current, next);
                            current = std::move(next);
                          }
                        });
}

// Counts the consumers of nodes and lists each node once, inputs first.
void CountConsumers(const plan::NodeRef& node, RuleContext& context, std::vector<plan::NodeRef>& nodes) {
  if (++context.consumers[node.get()] > 1) return;
  for (const plan::NodeRef& input : node->inputs) CountConsumers(input, context, nodes);
  nodes.push_back(node);
}

Status CheckBounded(const plan::NodeRef& node, std::set<const plan::Node*>& seen) {
  if (!seen.insert(node.get()).second) return {};
  if (const auto* from = node->As<plan::FromSpec>()) {
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("cannot read bucket \"{}\" without bounds; follow `from` with `|> range(start: …)`", from->bucket));
  }
  for (const plan::NodeRef& input : node->inputs) FLUX_TRY_STATUS(CheckBounded(input, seen));
  return {};
}

Status CheckNames(const OptimizeOptions& options) {
  if (options.disabled_rules.empty()) return {};
  std::vector<std::string_view> known = RuleNames();
  for (const std::string& name : options.disabled_rules) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return Fail(ErrorCode::kInvalid,
                fmt::format("there is no rule `{}`; the rules are {}", name, fmt::join(known, ", ")));
  }
  return {};
}

// A rule that fires in several rounds is counted once.
void Record(OptimizeTrace* trace, const Rule& rule, size_t count, const std::vector<plan::NodeRef>& roots) {
  if (trace == nullptr || count == 0) return;
  auto known = std::ranges::find(trace->rules, rule.name, &RuleTrace::rule);
  if (known == trace->rules.end()) known = trace->rules.insert(known, RuleTrace{rule.name, rule.what, 0, {}});
  known->count += count;
  known->plan_after = roots;
}

// Rewrites plans with the rules that are on.
class Optimizer {
 public:
  Optimizer(PlanFacts& facts, SourceCatalog& sources, const OptimizeOptions& options, OptimizeTrace* trace)
      : options_(options),
        trace_(trace),
        context_{.registry = facts.registry(),
                 .sources = sources,
                 .facts = facts,
                 .wants_notes = trace != nullptr && trace->wants_notes} {}

  Status Run(std::vector<plan::NodeRef>& roots) {
    FLUX_TRY(PassOutcome forgiving, ForgiveValues(roots));
    roots = std::move(forgiving.roots);
    LookAt(roots);
    for (const Phase phase : kPhases) {
      for (int round = 0; round < kMaxRounds; ++round) {
        FLUX_TRY(const bool has_changed, RunRound(phase, roots));
        if (!has_changed) break;
      }
    }
    return {};
  }

  // What to tell of the sources of the rewritten plan.
  std::vector<std::string> Notes(const std::vector<plan::NodeRef>& roots) {
    if (!context_.source_notes) return {"sources do nothing but read: the rule that offers them more is off"};
    return NotesOfSources(roots, context_);
  }

 private:
  // What rules are told is about the plan as it is now, so it is made anew when that has changed.
  void LookAt(const std::vector<plan::NodeRef>& roots) {
    idle_.clear();
    nodes_.clear();
    context_.consumers.clear();
    for (const plan::NodeRef& root : roots) CountConsumers(root, context_, nodes_);
  }

  Result<bool> RunRound(Phase phase, std::vector<plan::NodeRef>& roots) {
    bool has_changed = false;
    for (const Rule& rule : kRules) {
      if (rule.phase != phase || !IsRuleOn(rule.name, options_) || idle_.contains(&rule)) continue;
      FLUX_TRY(PassOutcome outcome, RunRule(rule, roots));
      if (outcome.count == 0) {
        idle_.insert(&rule);
        continue;
      }
      has_changed = true;
      // What changes the meaning of a plan has nothing to be proven by.
      if (options_.verify && phase != Phase::kMeaning) {
        FLUX_TRY_STATUS(VerifyRewrite(rule.name, roots, outcome.roots, context_.facts, context_.registry));
      }
      roots = std::move(outcome.roots);
      LookAt(roots);
      Record(trace_, rule, outcome.count, roots);
    }
    return has_changed;
  }

  PassResult RunRule(const Rule& rule, const std::vector<plan::NodeRef>& roots) {
    if (rule.pass != nullptr) return rule.pass(roots, context_);
    // Most have nothing to do in most plans.
    FLUX_TRY(const bool fires, Fires(rule, nodes_, context_));
    return fires ? ApplyEverywhere(rule, roots, context_) : PassOutcome{};
  }

  const OptimizeOptions& options_;
  OptimizeTrace* trace_;
  RuleContext context_;
  std::vector<plan::NodeRef> nodes_;  // of the plan as it is now, each once, inputs first
  std::set<const Rule*> idle_;        // rules that have nothing to do in it
};

}  // namespace

std::vector<std::string_view> RuleNames() {
  std::vector<std::string_view> names;
  for (const Rule& rule : kRules) names.push_back(rule.name);
  return names;
}

bool IsRuleOn(std::string_view name, const OptimizeOptions& options) {
  if (std::ranges::find(kNeeded, name) != std::end(kNeeded)) return true;
  const auto& off = options.disabled_rules;
  const bool is_on = name == kAbsentTagName ? !options.has_strict_null_tags : options.is_enabled;
  return is_on && std::find(off.begin(), off.end(), name) == off.end();
}

Result<std::vector<plan::NodeRef>> Optimize(std::vector<plan::NodeRef> roots, PlanFacts& facts, SourceCatalog& sources,
                                            const OptimizeOptions& options, OptimizeTrace* trace) {
  FLUX_TRY_STATUS(CheckNames(options));
  if (trace != nullptr) trace->plan_before = roots;
  Optimizer optimizer(facts, sources, options, trace);
  FLUX_TRY_STATUS(optimizer.Run(roots));
  std::set<const plan::Node*> bounded;
  for (const plan::NodeRef& root : roots) FLUX_TRY_STATUS(CheckBounded(root, bounded));
  if (trace != nullptr && trace->wants_notes) trace->notes = optimizer.Notes(roots);
  return roots;
}

}  // namespace flux::opt
