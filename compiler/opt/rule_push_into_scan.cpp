#include "compiler/opt/rule.h"
#include "fmt/format.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/range.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

Result<std::shared_ptr<Source>> SourceOf(const plan::ScanSpec& scan, RuleContext& context) {
  return context.sources.OpenSource(scan.from);
}

}  // namespace

// `from |> range` becomes a scan of that range; without it nothing could run.
RuleResult PushRangeIntoScanRule(const plan::NodeRef& node, RuleContext&) {
  const auto* range = node->As<plan::RangeSpec>();
  if (range == nullptr) return nullptr;
  const auto* from = node->inputs[0]->As<plan::FromSpec>();
  if (from == nullptr) return nullptr;
  plan::ScanSpec scan;
  scan.from = *from;
  scan.range = range->range;
  return plan::MakeNode(std::move(scan), {}, node->inputs[0]->position);
}

// Moves the conjuncts that the source evaluates exactly from a filter into the scan below it.
RuleResult PushFilterIntoScanRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* filter = node->As<plan::FilterSpec>();
  if (filter == nullptr || filter->fn.tree == nullptr) return nullptr;
  const auto* scan = node->inputs[0]->As<plan::ScanSpec>();
  if (scan == nullptr || scan->aggregate != nullptr) return nullptr;
  if (filter->keep_empty) {
    context.notes.push_back("filter stays outside the source: `onEmpty: \"keep\"` needs the tables it empties");
    return nullptr;
  }
  FLUX_TRY(std::shared_ptr<Source> source, SourceOf(*scan, context));
  plan::ScanSpec grown = *scan;
  std::vector<expr::Function> rest;
  for (expr::Function& conjunct : expr::SplitConjuncts(*filter->fn.tree)) {
    std::string why_not;
    if (source->CanPushPredicate(grown, conjunct, why_not)) {
      grown.predicates.push_back(std::move(conjunct));
    } else {
      context.notes.push_back(
          fmt::format("`{}` stays outside {}: {}", expr::ToText(conjunct), source->Name(), why_not));
      rest.push_back(std::move(conjunct));
    }
  }
  if (grown.predicates.size() == scan->predicates.size()) return nullptr;
  plan::NodeRef scan_node = plan::MakeNode(std::move(grown), {}, node->inputs[0]->position);
  if (rest.empty()) return scan_node;
  plan::FilterSpec smaller = *filter;
  smaller.fn.tree = std::make_shared<const expr::Function>(expr::JoinConjuncts(rest));
  return plan::MakeNode(std::move(smaller), {std::move(scan_node)}, node->position);
}

// Lets the source compute the window aggregate when its answer is the same.
RuleResult PushAggregateIntoScanRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* aggregate = node->As<plan::AggregateWindowSpec>();
  if (aggregate == nullptr) return nullptr;
  const auto* scan = node->inputs[0]->As<plan::ScanSpec>();
  if (scan == nullptr || scan->aggregate != nullptr || context.IsShared(node->inputs[0])) return nullptr;
  FLUX_TRY(std::shared_ptr<Source> source, SourceOf(*scan, context));
  std::string why_not;
  if (!source->CanPushAggregate(*scan, *aggregate, why_not)) {
    context.notes.push_back(fmt::format("aggregateWindow({}) stays outside {}: {}",
                                        plan::AggregateName(aggregate->kind), source->Name(), why_not));
    return nullptr;
  }
  plan::ScanSpec grown = *scan;
  grown.aggregate = std::make_shared<const plan::AggregateWindowSpec>(*aggregate);
  return plan::MakeNode(std::move(grown), {}, node->position);
}

}  // namespace flux::opt
