#include "compiler/opt/rule_counts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/suggest.h"
#include "runtime/plan/specs/map.h"

namespace flux::opt {

namespace {

constexpr std::pair<std::string_view, std::string_view> kReferenceRules[] = {
#define FLUX_REFERENCE_RULE(theirs, ours) {theirs, ours},
#include "compiler/opt/reference_rules.def"
};

// Whether kernels can hold what the function calls. Values that columns cannot hold, which depend on a table's columns,
// may still stand in the way.
bool FitsKernels(const expr::Function& fn, expr::NodeId id, const Registry& registry) {
  const expr::Node& node = fn.at(id);
  if (node.kind == expr::NodeKind::kCapture) return false;
  if (node.kind == expr::NodeKind::kCall) {
    const BuiltinDef* def = node.name.empty() ? nullptr : registry.FindBuiltin(node.name);
    if (def == nullptr || !def->is_pure || !def->result_type) return false;
  }
  return std::ranges::all_of(node.children, [&](expr::NodeId child) { return FitsKernels(fn, child, registry); });
}

size_t CountVectorizedMaps(const plan::NodeRef& node, const Registry& registry, std::set<const plan::Node*>& seen) {
  if (!seen.insert(node.get()).second) return 0;
  const auto* map = node->As<plan::MapSpec>();
  size_t count = 0;
  if (map != nullptr && map->fn.tree != nullptr && FitsKernels(*map->fn.tree, map->fn.tree->body, registry)) count = 1;
  for (const plan::NodeRef& input : node->inputs) count += CountVectorizedMaps(input, registry, seen);
  return count;
}

}  // namespace

Result<std::string_view> FindRule(std::string_view name) {
  if (name == kVectorizedMaps) return kVectorizedMaps;
  std::vector<std::string> known{std::string(kVectorizedMaps)};
  for (const std::string_view rule : RuleNames()) {
    if (rule == name) return rule;
    known.emplace_back(rule);
  }
  for (const auto& [theirs, ours] : kReferenceRules) {
    if (theirs == name) return ours;
    known.emplace_back(theirs);
  }
  std::string hint = DidYouMean(name, known);
  if (hint.empty()) hint = fmt::format("; the rules are {}", fmt::join(known, ", "));
  return Fail(ErrorCode::kInvalid, fmt::format("there is no rule `{}`{}", name, hint));
}

void RuleCounts::Add(const OptimizeTrace& trace, const Registry& registry) {
  for (const RuleTrace& rule : trace.rules) counts_[rule.rule] += rule.count;
  std::set<const plan::Node*> seen;
  for (const plan::NodeRef& root : trace.plan_before) {
    const size_t maps = CountVectorizedMaps(root, registry, seen);
    if (maps > 0) counts_[kVectorizedMaps] += maps;
  }
}

void RuleCounts::AddSparedSorts(size_t count) {
  constexpr std::string_view kRule = "RedundantSortRule";
  if (count > 0) counts_[kRule] += count;
}

size_t RuleCounts::Of(std::string_view rule) const {
  const auto found = counts_.find(rule);
  return found == counts_.end() ? 0 : found->second;
}

std::string RuleCounts::Text() const {
  std::string text;
  for (const auto& [rule, count] : counts_) text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", rule, count);
  return text.empty() ? "none" : text;
}

}  // namespace flux::opt
