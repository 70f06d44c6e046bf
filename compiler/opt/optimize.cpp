#include "compiler/opt/optimize.h"

#include <algorithm>

#include "compiler/opt/rule.h"
#include "fmt/format.h"
#include "runtime/plan/plan_text.h"

namespace flux::opt {

namespace {

constexpr std::string_view kPruneColumnsName = "PruneColumnsRule";
constexpr std::string_view kRangeName = "PushRangeIntoScanRule";
constexpr std::string_view kFuseName = "FusePipelineRule";

struct Rule {
  std::string_view name;
  RuleResult (*apply)(const plan::NodeRef& node, RuleContext& context);
};

constexpr Rule kRules[] = {
#define FLUX_RULE(function, name) {name, function},
#include "compiler/opt/rules.def"
};

// Applies one rule everywhere, inputs first. Shared nodes are rewritten once.
class Rewriter {
 public:
  Rewriter(const Rule& rule, RuleContext& context) : rule_(rule), context_(context) {}

  Result<plan::NodeRef> Rewrite(const plan::NodeRef& node) {
    auto done = done_.find(node.get());
    if (done != done_.end()) return done->second;
    FLUX_TRY(plan::NodeRef current, RewriteInputs(node));
    for (;;) {
      FLUX_TRY(plan::NodeRef next, rule_.apply(current, context_));
      if (next == nullptr) break;
      ++count;
      InheritConsumers(current, next);
      current = std::move(next);
    }
    done_[node.get()] = current;
    return current;
  }

  size_t count = 0;

 private:
  Result<plan::NodeRef> RewriteInputs(const plan::NodeRef& node) {
    std::vector<plan::NodeRef> inputs;
    bool is_changed = false;
    for (const plan::NodeRef& input : node->inputs) {
      FLUX_TRY(plan::NodeRef rewritten, Rewrite(input));
      is_changed |= rewritten != input;
      inputs.push_back(std::move(rewritten));
    }
    if (!is_changed) return node;
    auto copy = std::make_shared<plan::Node>(*node);
    copy->inputs = std::move(inputs);
    InheritConsumers(node, copy);
    return plan::NodeRef(std::move(copy));
  }

  void InheritConsumers(const plan::NodeRef& from, const plan::NodeRef& to) {
    auto found = context_.consumers.find(from.get());
    if (found != context_.consumers.end()) context_.consumers[to.get()] = found->second;
  }

  const Rule& rule_;
  RuleContext& context_;
  std::map<const plan::Node*, plan::NodeRef> done_;
};

void CountConsumers(const plan::NodeRef& node, RuleContext& context) {
  if (++context.consumers[node.get()] > 1) return;
  for (const plan::NodeRef& input : node->inputs) CountConsumers(input, context);
}

// Counters are about the plan as it is now, so they are made anew before each rule.
void Recount(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  context.consumers.clear();
  for (const plan::NodeRef& root : roots) CountConsumers(root, context);
}

Status CheckBounded(const plan::NodeRef& node) {
  if (const auto* from = node->As<plan::FromSpec>()) {
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("cannot read bucket \"{}\" without bounds; follow `from` with `|> range(start: …)`", from->bucket));
  }
  for (const plan::NodeRef& input : node->inputs) FLUX_TRY_STATUS(CheckBounded(input));
  return {};
}

Status CheckNames(const OptimizeOptions& options) {
  std::vector<std::string_view> known = RuleNames();
  for (const std::string& name : options.disabled_rules) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return Fail(ErrorCode::kInvalid,
                fmt::format("there is no rule `{}`; the rules are {}", name, fmt::join(known, ", ")));
  }
  return {};
}

bool IsOn(std::string_view name, const OptimizeOptions& options) {
  if (name == kRangeName) return true;
  const auto& off = options.disabled_rules;
  return options.is_enabled && std::find(off.begin(), off.end(), name) == off.end();
}

void Record(OptimizeTrace* trace, std::string_view rule, size_t count, const std::vector<plan::NodeRef>& roots) {
  if (trace != nullptr && count != 0) trace->rules.push_back({rule, count, plan::ToText(roots)});
}

Status RunPruning(std::vector<plan::NodeRef>& roots, RuleContext& context, OptimizeTrace* trace) {
  size_t count = 0;
  FLUX_TRY(roots, PruneColumns(roots, context, count));
  Record(trace, kPruneColumnsName, count, roots);
  return {};
}

}  // namespace

std::vector<std::string_view> RuleNames() {
  std::vector<std::string_view> names;
  for (const Rule& rule : kRules) {
    if (rule.name == kFuseName) names.push_back(kPruneColumnsName);
    names.push_back(rule.name);
  }
  return names;
}

Result<std::vector<plan::NodeRef>> Optimize(std::vector<plan::NodeRef> roots, const Registry& registry,
                                            SourceCatalog& sources, const OptimizeOptions& options,
                                            OptimizeTrace* trace) {
  FLUX_TRY_STATUS(CheckNames(options));
  RuleContext context{registry, sources, {}, {}};
  if (trace != nullptr) trace->plan_before = plan::ToText(roots);
  for (const Rule& rule : kRules) {
    // Pruning wants to see single operations, so it runs before they are fused.
    if (rule.name == kFuseName && IsOn(kPruneColumnsName, options)) FLUX_TRY_STATUS(RunPruning(roots, context, trace));
    if (!IsOn(rule.name, options)) continue;
    Recount(roots, context);
    Rewriter rewriter(rule, context);
    for (plan::NodeRef& root : roots) {
      FLUX_TRY(root, rewriter.Rewrite(root));
    }
    Record(trace, rule.name, rewriter.count, roots);
  }
  for (const plan::NodeRef& root : roots) FLUX_TRY_STATUS(CheckBounded(root));
  if (trace != nullptr) {
    // A rule that looks again at what it left in place says the same again.
    for (std::string& note : context.notes) {
      if (std::ranges::find(trace->notes, note) == trace->notes.end()) trace->notes.push_back(std::move(note));
    }
  }
  return roots;
}

}  // namespace flux::opt
