#pragma once

// Rewrites the plan of a query: what sources can do themselves is pushed into scans, columns nobody reads are pruned,
// chains without a breaker become pipelines.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/plan/plan.h"
#include "runtime/registry/plan_facts.h"

namespace flux::opt {

struct OptimizeOptions {
  // Off: only what is needed to run at all (a range bounds its `from`).
  bool is_enabled = true;
  std::vector<std::string> disabled_rules;
  // Absent tags are null in filters on reads, too (docs/semantics.md).
  bool has_strict_null_tags = false;
  // Proves each rewrite as far as it can be proven (tests); a plan that would give other results is an internal error.
  bool verify = false;
};

// What happened, for `explain` and tests.
struct RuleTrace {
  std::string_view rule;
  std::string_view what;  // it did, each time
  size_t count = 0;
  std::vector<plan::NodeRef> plan_after;
};
// The way of a whole plan through the rules.
struct OptimizeTrace {
  bool wants_notes = true;
  std::vector<plan::NodeRef> plan_before;
  std::vector<RuleTrace> rules;    // those that fired, in order
  std::vector<std::string> notes;  // what each source does, and what it does not, and why
};

// Names of all rules in the order in which they run.
std::vector<std::string_view> RuleNames();

// Whether the options let it run.
bool IsRuleOn(std::string_view name, const OptimizeOptions& options);

// Gives the rewritten roots in the same order; `facts` know them then, and all plans on the way. Fails on an unknown
// name among the disabled rules, on a `from` that no `range` bounds, and when a bucket cannot be opened.
Result<std::vector<plan::NodeRef>> Optimize(std::vector<plan::NodeRef> roots, PlanFacts& facts, SourceCatalog& sources,
                                            const OptimizeOptions& options, OptimizeTrace* trace);

}  // namespace flux::opt
