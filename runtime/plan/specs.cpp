// What `explain` says of operations that share words for functions, windows, times and names; others say it in their
// headers.

#include <algorithm>

#include "fmt/format.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/fold_windows.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/group_aggregate.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/pipeline.h"
#include "runtime/plan/specs/project.h"
#include "runtime/plan/specs/range.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/window.h"
#include "runtime/plan/specs/yield.h"

namespace flux::plan {

namespace {

std::string Quoted(std::string_view text) { return fmt::format("\"{}\"", text); }

void DescribeTags(const std::vector<SeriesFacts::Tag>& tags, Description& out) {
  std::vector<std::string> certain, others;
  for (const SeriesFacts::Tag& tag : tags) (tag.is_certain ? certain : others).push_back(tag.name);
  if (!certain.empty() || others.empty()) out.AddList("tags", certain);
  if (!others.empty()) out.AddList("tags of some series", others);
}

// Whether series may have the tag; when tags are not known, any column of theirs may be one.
bool IsTagOf(const SeriesFacts& series, const std::string& column) {
  if (column.starts_with('_')) return false;
  return !series.tags || std::ranges::find(*series.tags, column, &SeriesFacts::Tag::name) != series.tags->end();
}

// Which columns leave a source besides `_start`, `_stop`, `_measurement` and `_field`, which always do; empty when all
// do.
std::string SentColumns(const ScanSpec& scan) {
  if (!scan.columns) return {};
  std::vector<std::string> sent;
  if (scan.keys_are_read) sent.push_back("tags");
  for (const std::string& column : *scan.columns) {
    const bool is_point = column == "_time" || column == "_value";
    if (is_point || (!scan.keys_are_read && IsTagOf(scan.series, column))) sent.push_back(fmt::format("`{}`", column));
  }
  if (scan.keys_are_read && sent.size() == 3) return {};
  if (sent.size() < 2) return sent.empty() ? "no tags" : sent[0] + " only";
  const std::string last = std::exchange(sent.back(), {});
  sent.pop_back();
  return fmt::format("{} and {}", fmt::join(sent, ", "), last);
}

std::string FunctionText(const RowFunction& fn) { return fn.tree ? expr::ToText(*fn.tree) : fn.text; }

std::string DurationText(Duration d) { return d.ns == WindowShape::kForever ? "inf" : FormatDuration(d); }

void DescribeShape(const WindowShape& shape, Description& out) {
  out.Add("every", DurationText(shape.every));
  if (!(shape.period == shape.every)) out.Add("period", DurationText(shape.period));
  if (!shape.offset.IsZero()) out.Add("offset", FormatDuration(shape.offset));
  if (!shape.location.IsUtc()) out.Add("location", shape.location.zone);
}

std::string RangeText(const TimeRange& range) { return FormatTime(range.start) + " .. " + FormatTime(range.stop); }

// The arguments of a spec within the description of another.
std::string ArgumentsText(const Spec& spec) {
  Description arguments;
  spec.Describe(arguments);
  return arguments.Text();
}

}  // namespace

void Description::AddList(std::string_view key, const std::vector<std::string>& names) {
  Add(key, fmt::format("[{}]", fmt::join(names, ", ")));
}

std::string Description::Text() const {
  std::string text;
  for (const auto& [key, value] : items) text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key, value);
  return text;
}

void FromSpec::Describe(Description& out) const {
  out.Add("bucket", Quoted(bucket));
  if (!host.empty()) out.Add("host", Quoted(host));
  if (!org.empty()) out.Add("org", Quoted(org));
}

void RangeSpec::Describe(Description& out) const { out.Add("range", RangeText(range)); }

void FilterSpec::Describe(Description& out) const {
  out.Add("fn", FunctionText(fn));
  if (keep_empty) out.Add("onEmpty", "keep");
}

FilterSpec WithConjuncts(FilterSpec filter, std::span<const expr::Function> conjuncts) {
  filter.fn.tree = std::make_shared<const expr::Function>(expr::JoinConjuncts(conjuncts));
  return filter;
}

void MapSpec::Describe(Description& out) const { out.Add("fn", FunctionText(fn)); }

bool ProjectSpec::KeepsKey(const Properties& input) const {
  if (input.key) return std::ranges::all_of(*input.key, [&](const std::string& column) { return Keeps(column); });
  return !is_keep &&
         std::ranges::all_of(columns, [&](const std::string& column) { return input.IsOutsideKey(column); });
}

void ProjectSpec::Describe(Description& out) const {
  const std::string_view what = is_keep ? "keep" : "drop";
  if (fn) return out.Add(what, "what a function says");
  out.AddList(what, columns);
}

void WindowSpec::Describe(Description& out) const {
  DescribeShape(shape, out);
  if (time_column != "_time") out.Add("timeColumn", time_column);
  if (create_empty) out.Add("createEmpty", "true");
}

void GroupAggregateSpec::Describe(Description& out) const {
  group.Describe(out);
  aggregate.Describe(out);
}

void AggregateWindowSpec::Describe(Description& out) const {
  out.Add("fn", Text());
  out.Add("column", column);
  DescribeShape(shape, out);
  if (time_is_start) out.Add("timeSrc", "_start");
  out.Add("createEmpty", create_empty ? "true" : "false");
}

void FoldWindowsSpec::Describe(Description& out) const {
  out.Add(operation->name, ArgumentsText(*operation->spec));
  DescribeShape(shape, out);
  if (time_is_start) out.Add("timeSrc", "_start");
  out.Add("createEmpty", create_empty ? "true" : "false");
}

void PipelineSpec::Describe(Description& out) const {
  for (const ChainStep& step : steps) {
    out.Add(step.kind == ChainStep::Kind::kFilter ? "filter" : "map", FunctionText(step.fn));
  }
  if (aggregate) out.Add("aggregateWindow", ArgumentsText(*aggregate));
}

void ScanSpec::Describe(Description& out) const {
  from.Describe(out);
  out.Add("range", RangeText(range));
  for (const expr::Function& predicate : Predicates()) out.Add("predicate", expr::ToText(predicate));
  if (series.value_type) out.Add("values", std::string(ColumnTypeName(*series.value_type)));
  if (series.tags) DescribeTags(*series.tags, out);
  if (std::string sent = SentColumns(*this); !sent.empty()) out.Add("sends", std::move(sent));
  for (const NodeRef& stage : StagesBehindFilters()) out.Add(stage->name, ArgumentsText(*stage->spec));
  if (sieve) out.Add("skips chunks without", expr::ToText(*sieve));
}

void YieldSpec::Describe(Description& out) const { out.Add("name", Quoted(result_name)); }

}  // namespace flux::plan
