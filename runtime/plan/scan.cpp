#include "runtime/plan/specs/scan.h"

#include <algorithm>
#include <iterator>

#include "runtime/plan/specs/filter.h"

namespace flux::plan {

bool ScanSpec::Sends(std::string_view column) const {
  return !columns || std::ranges::find(*columns, column) != columns->end();
}

std::vector<expr::Function> ScanSpec::Predicates() const {
  std::vector<expr::Function> conjuncts;
  for (const NodeRef& stage : stages) {
    const auto* filter = stage->As<FilterSpec>();
    if (filter == nullptr) break;
    std::ranges::move(expr::SplitConjuncts(*filter->fn.tree), std::back_inserter(conjuncts));
  }
  return conjuncts;
}

std::span<const NodeRef> ScanSpec::StagesBehindFilters() const {
  std::span<const NodeRef> rest = stages;
  while (!rest.empty() && rest.front()->As<FilterSpec>() != nullptr) rest = rest.subspan(1);
  return rest;
}

std::optional<TimeRange> ScanSpec::Bounds(std::optional<TimeRange>) const {
  std::optional<TimeRange> bounds = range;
  for (const NodeRef& stage : stages) bounds = stage->spec->Bounds(bounds);
  return bounds;
}

NodeRef UnfoldScan(const Node& scan) {
  const ScanSpec& spec = *scan.As<ScanSpec>();
  if (spec.stages.empty()) return nullptr;
  ScanSpec points = spec;
  points.stages.clear();
  points.sieve = nullptr;
  NodeRef at = MakeNode(std::move(points), {}, scan.position);
  for (const NodeRef& stage : spec.stages) {
    Node on_top = *stage;
    on_top.inputs = {std::move(at)};
    at = std::make_shared<const Node>(std::move(on_top));
  }
  return at;
}

}  // namespace flux::plan
