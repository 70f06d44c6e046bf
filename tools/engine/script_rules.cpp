#include "tools/engine/script_rules.h"

#include <string>

#include "fmt/format.h"
#include "runtime/plan/specs/expect_planner.h"

namespace flux {

namespace {

constexpr std::string_view kPlanner = "planner";
constexpr std::string_view kOptions[] = {"disableLogicalRules", "disablePhysicalRules"};

// By default each option holds one empty name.
void Disable(std::string_view option, std::string_view name, opt::OptimizeOptions& options,
             std::vector<std::string>& unknown) {
  if (name.empty()) return;
  const auto rule = opt::FindRule(name);
  if (!rule) {
    unknown.push_back(fmt::format("option `planner.{}`: {}", option, rule.error().message));
  } else if (*rule == opt::kVectorizedMaps) {
    unknown.push_back(
        fmt::format("option `planner.{}`: kernels always run what they can, so `{}` cannot be left out", option, name));
  } else {
    options.disabled_rules.emplace_back(*rule);
  }
}

std::unexpected<Error> Unexpected(const plan::Node& node, std::string message) {
  return std::unexpected(
      Error{.code = ErrorCode::kInvalid, .message = "`expect.planner`: " + message, .trace = node.position});
}

}  // namespace

opt::OptimizeOptions WithRulesOfScript(opt::OptimizeOptions options, Vm& vm, std::vector<std::string>& unknown) {
  for (const std::string_view option : kOptions) {
    // The script may not import the package.
    const Result<Value> names = vm.Global(kPlanner, option);
    if (!names || names->is_null() || names->kind() != ValueKind::kArray) continue;
    for (const Value& name : names->AsArray().elements) {
      if (!name.is_null() && name.kind() == ValueKind::kString) Disable(option, name.AsString(), options, unknown);
    }
  }
  return options;
}

Status RuleExpectations::TakeFrom(std::vector<plan::NodeRef>& results) {
  std::vector<plan::NodeRef> others;
  for (plan::NodeRef& node : results) {
    const auto* expected = node->As<plan::ExpectPlannerSpec>();
    if (expected == nullptr) {
      others.push_back(std::move(node));
      continue;
    }
    for (const auto& [name, count] : expected->applications) {
      if (const auto rule = opt::FindRule(name); !rule) return Unexpected(*node, rule.error().message);
    }
    nodes_.push_back(std::move(node));
  }
  results = std::move(others);
  return {};
}

Status RuleExpectations::Check(const opt::RuleCounts& counts, const opt::OptimizeOptions& options) const {
  for (const plan::NodeRef& node : nodes_) {
    for (const auto& [name, want] : node->As<plan::ExpectPlannerSpec>()->applications) {
      FLUX_TRY(const std::string_view rule, opt::FindRule(name));
      if (rule != opt::kVectorizedMaps && !opt::IsRuleOn(rule, options)) continue;
      const size_t got = counts.Of(rule);
      if (std::cmp_equal(got, want)) continue;
      const std::string here = rule == name ? "" : fmt::format(" (here `{}`)", rule);
      const std::string others = got == 0 ? "; applied were: " + counts.Text() : "";
      return Unexpected(*node, fmt::format("rule `{}`{}: want {} ×, got {} ×{}", name, here, want, got, others));
    }
  }
  return {};
}

}  // namespace flux
