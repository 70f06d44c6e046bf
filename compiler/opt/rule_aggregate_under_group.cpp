#include "compiler/opt/rule.h"
#include "compiler/opt/whole_tables.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/candidates.h"
#include "runtime/plan/specs/counts.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/tail.h"

namespace flux::opt {

namespace {

using plan::Statistic;

// What the rule looks at: an aggregate of whole tables of a scan that were put together.
struct GroupedRead {
  const plan::AggregateSpec& aggregate;
  const plan::NodeRef& group;
  const plan::NodeRef& scan;
};

// An aggregate of the groups on another stream in the place of the scan.
plan::NodeRef OnOther(const GroupedRead& read, const plan::AggregateSpec& aggregate, plan::NodeRef stream,
                      const StackTrace& position) {
  plan::GroupSpec group = *read.group->As<plan::GroupSpec>();
  // What comes of counts is of one type.
  if (aggregate.arguments != read.aggregate.arguments) group.counted.clear();
  return plan::MakeNode(aggregate, {plan::MakeNode(std::move(group), {std::move(stream)}, read.group->position)},
                        position);
}

// No column of what a scan reads is ever null, so of each table the row at one end is enough.
template <typename Spec>
plan::NodeRef OnEnds(const GroupedRead& read, const StackTrace& position) {
  Spec end;
  end.count = 1;
  return OnOther(read, read.aggregate, plan::MakeNode(std::move(end), {read.scan}, position), position);
}

// The stream behind an operation that the source does; null when it does not.
RuleResult Offered(const GroupedRead& read, plan::NodeRef operation, RuleContext& context) {
  const plan::ScanSpec& scan = *read.scan->As<plan::ScanSpec>();
  FLUX_TRY(const std::shared_ptr<Source> source, context.sources.OpenSource(scan.from));
  FLUX_TRY(SourceAnswer answer, source->Offer(scan, {&operation, 1}));
  return answer.taken == 1 ? plan::MakeNode(std::move(answer.scan), {}, read.scan->position) : nullptr;
}

// Lets the source leave out rows that are not selected whatever other tables have.
RuleResult OnCandidates(const GroupedRead& read, const StackTrace& position, RuleContext& context) {
  plan::CandidatesSpec candidates;
  static_cast<plan::Aggregation&>(candidates) = read.aggregate;
  FLUX_TRY(plan::NodeRef scan, Offered(read, plan::MakeNode(std::move(candidates), {read.scan}, position), context));
  return scan != nullptr ? OnOther(read, read.aggregate, std::move(scan), position) : nullptr;
}

// Lets the source aggregate its tables, and puts the values together: what is added must be counts or integers.
RuleResult OnValues(const GroupedRead& read, const StackTrace& position, RuleContext& context) {
  const std::optional<ColumnType> type = read.scan->As<plan::ScanSpec>()->series.value_type;
  const bool is_count = read.aggregate.fn->statistic == Statistic::kCount;
  const bool adds_integers = type == ColumnType::kInt || type == ColumnType::kUint;
  const bool is_of_one_type = type || read.group->As<plan::GroupSpec>()->counted == read.aggregate.column;
  if (read.aggregate.column != "_value" || !(is_count ? is_of_one_type : adds_integers)) return nullptr;
  FLUX_TRY(plan::NodeRef scan, Offered(read, plan::MakeNode(read.aggregate, {read.scan}, position), context));
  if (scan == nullptr) return nullptr;
  plan::AggregateSpec merged = read.aggregate;
  if (is_count) merged.arguments = std::make_shared<const plan::CountsArguments>();
  return OnOther(read, merged, std::move(scan), position);
}

// The same of what the source can give instead of all rows; null when it gives these.
RuleResult OnLess(const GroupedRead& read, const StackTrace& position, RuleContext& context) {
  switch (*read.aggregate.fn->statistic) {
    case Statistic::kFirst:
      return OnEnds<plan::LimitSpec>(read, position);
    case Statistic::kLast:
      return OnEnds<plan::TailSpec>(read, position);
    case Statistic::kMin:
    case Statistic::kMax:
      return OnCandidates(read, position, context);
    case Statistic::kCount:
    case Statistic::kSum:
      return OnValues(read, position, context);
    case Statistic::kMean:
      break;
  }
  return nullptr;
}

}  // namespace

// What `group |> max` and the like select among whole tables of a read, or count of them, is found in what the source
// gives of each table instead of all of its rows: the row at its end, those that can be the greatest, their number.
//
// The rows of a group are those of its tables in order of arrival, so of several greatest ones the first is among the
// first of each table. Tables that have rows keep one: keys, columns and what is wrong with them stay as they are.
RuleResult AggregateUnderGroupRule(const plan::NodeRef& node, RuleContext& context) {
  const auto* aggregate = node->As<plan::AggregateSpec>();
  if (aggregate == nullptr || !aggregate->fn->statistic || aggregate->arguments != nullptr) return nullptr;
  const plan::NodeRef& grouped = node->inputs[0];
  const auto* group = grouped->As<plan::GroupSpec>();
  if (group == nullptr || context.IsShared(grouped)) return nullptr;
  const plan::NodeRef& input = grouped->inputs[0];
  const auto* scan = input->As<plan::ScanSpec>();
  if (scan == nullptr || context.IsShared(input) || !scan->StagesBehindFilters().empty()) return nullptr;
  if (!GroupsWholeTables(*group, context.facts.Of(input))) return nullptr;
  FLUX_TRY(plan::NodeRef smaller, OnLess({*aggregate, grouped, input}, node->position, context));
  // Where keys are not known, aggregates of tables leave less to be known of their columns.
  const bool is_as_well_known =
      smaller == nullptr ||
      context.facts.Of(smaller).properties.WhatIsWeaker(context.facts.Of(node).properties).empty();
  return is_as_well_known ? smaller : nullptr;
}

}  // namespace flux::opt
