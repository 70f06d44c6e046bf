#include "runtime/exec/fold.h"
#include "runtime/exec/map_effect.h"
#include "runtime/exec/operations.h"

namespace flux::exec {
namespace {

ColumnSet With(ColumnSet set, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) AddColumn(set, name);
  return set;
}

ColumnSet NeedsSame(const plan::Node&, const ColumnSet& out) { return out; }

ColumnSet NeedsForRange(const plan::Node&, const ColumnSet& out) { return With(out, {"_time", "_start", "_stop"}); }

ColumnSet NeedsForFilter(const plan::Node& node, const ColumnSet& out) {
  return ColumnsForFilter(node.As<plan::FilterSpec>()->fn, out);
}

ColumnSet NeedsForMap(const plan::Node& node, const ColumnSet& out) {
  return ColumnsForMap(node.As<plan::MapSpec>()->fn, out);
}

ColumnSet NeedsForProject(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::ProjectSpec>();
  if (!out.all || spec.fn || !spec.is_keep) return out;
  return ColumnSet{false, spec.columns};
}

ColumnSet NeedsForWindow(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::WindowSpec>();
  return With(out, {spec.time_column, spec.start_column, spec.stop_column});
}

ColumnSet NeedsForAggregate(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::AggregateSpec>();
  return With(IsSelector(spec.kind) ? out : ColumnSet{}, {spec.column});
}

ColumnSet NeedsForAggregateWindow(const plan::AggregateWindowSpec& spec, const ColumnSet& out) {
  return With(IsSelector(spec.kind) ? out : ColumnSet{}, {spec.column, "_time", "_start", "_stop"});
}

ColumnSet NeedsForAggregateWindow(const plan::Node& node, const ColumnSet& out) {
  return NeedsForAggregateWindow(*node.As<plan::AggregateWindowSpec>(), out);
}

ColumnSet NeedsForDuplicate(const plan::Node& node, const ColumnSet& out) {
  return With(out, {node.As<plan::DuplicateSpec>()->column});
}

ColumnSet NeedsForPipeline(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::PipelineSpec>();
  ColumnSet needed = spec.aggregate ? NeedsForAggregateWindow(*spec.aggregate, out) : out;
  for (auto step = spec.steps.rbegin(); step != spec.steps.rend(); ++step) {
    needed = step->kind == plan::ChainStep::Kind::kFilter ? ColumnsForFilter(step->fn, needed)
                                                          : ColumnsForMap(step->fn, needed);
  }
  return needed;
}

}  // namespace

void RegisterCoreOperations(Registry& registry) {
  registry.Add(OperationDef{plan::ScanSpec::kName, MakeScan, nullptr});
  registry.Add(OperationDef{plan::RangeSpec::kName, MakeRange, NeedsForRange});
  registry.Add(OperationDef{plan::FilterSpec::kName, MakeFilter, NeedsForFilter});
  registry.Add(OperationDef{plan::MapSpec::kName, MakeMap, NeedsForMap});
  registry.Add(OperationDef{plan::PipelineSpec::kName, MakePipeline, NeedsForPipeline});
  registry.Add(OperationDef{plan::ProjectSpec::kName, MakeProject, NeedsForProject});
  registry.Add(OperationDef{plan::WindowSpec::kName, MakeWindow, NeedsForWindow});
  registry.Add(OperationDef{plan::AggregateSpec::kName, MakeAggregate, NeedsForAggregate});
  registry.Add(OperationDef{plan::AggregateWindowSpec::kName, MakeAggregateWindow, NeedsForAggregateWindow});
  registry.Add(OperationDef{plan::DuplicateSpec::kName, MakeDuplicate, NeedsForDuplicate});
  registry.Add(OperationDef{plan::TableFillSpec::kName, MakeTableFill, NeedsSame});
  registry.Add(OperationDef{plan::YieldSpec::kName, MakeYield, NeedsSame});
}

}  // namespace flux::exec
