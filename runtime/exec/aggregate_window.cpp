// `aggregateWindow`: the fused form of window, aggregate, fill, duplicate and a window over everything.

#include "runtime/plan/specs/aggregate_window.h"

#include "runtime/exec/fold_windows.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/scattered_fold.h"
#include "runtime/exec/window_fold_operator.h"
#include "runtime/plan/flux_text.h"
#include "runtime/plan/specs/aggregate.h"

namespace flux::exec {
namespace {

class AggregateWindowOperator final : public WindowFoldOperator {
 public:
  AggregateWindowOperator(const PhysicalNode& node, FoldedWindows folded, ExecContext& context, TableSink& out,
                          OperatorStats& stats)
      : WindowFoldOperator(node, std::move(folded), context, out, stats),
        node_(node.node()),
        spec_(*node.As<plan::AggregateWindowSpec>()),
        folds_scattered_(ScatteredFold::CanFold(spec_, windows_, bounds_)) {}

  Result<bool> TakeTables(const TableBatch& batch) override {
    if (!sends_at_once()) return false;
    FLUX_TRY(const std::optional<TableBatch> results, FoldWindows(spec_, windows_, bounds_, batch, context_.cancel));
    if (!results) return false;
    FLUX_TRY_STATUS(SendTables(*results, out_));
    return true;
  }

 private:
  bool CanFold(const TableHeader& header) override {
    // Pieces of tables are folded only if the rows ascend.
    const bool takes_order = header.is_time_ordered || (folds_scattered_ && listed_ == bounds_);
    return takes_order && AggregateFold::Admits(spec_, windows_, bounds_, header);
  }
  std::unique_ptr<WindowFold> MakeFold(TableHeaderRef header) override {
    if (!header->is_time_ordered) {
      return std::make_unique<ScatteredFold>(spec_, windows_, bounds_, std::move(header), context_.cancel);
    }
    return std::make_unique<AggregateFold>(spec_, windows_, bounds_, listed_, std::move(header), context_.cancel);
  }
  Result<std::unique_ptr<UnfusedChain>> MakeUnfused(TableSink& out) override {
    plan::AggregateSpec aggregate;
    static_cast<plan::Aggregation&>(aggregate) = spec_;
    const plan::NodeRef operation = plan::MakeNode(std::move(aggregate), {});
    return UnfusedChain::Make(
        UnfusedSteps({.shape = spec_.shape, .create_empty = spec_.create_empty, .time_is_start = spec_.time_is_start},
                     *operation, node_.inputs),
        AggregateOperation(), context_, out);
  }

  const plan::Node& node_;
  const plan::AggregateWindowSpec& spec_;
  const bool folds_scattered_;  // tables whose rows do not ascend
};

MadeOperator MakeAggregateWindow(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  const auto& spec = *node.As<plan::AggregateWindowSpec>();
  FLUX_TRY(FoldedWindows folded, FindFoldedWindows(node.node(), spec.shape, spec.create_empty));
  folded.time_is_start = spec.time_is_start;
  return std::make_unique<AggregateWindowOperator>(node, std::move(folded), context, out, stats);
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::AggregateWindowSpec>();
  return Plus(spec.fn->is_selector ? out : ColumnSet{}, {spec.column, "_time", "_start", "_stop"});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::AggregateWindowSpec>();
  plan::StreamSchema schema = spec.fn->is_selector ? inputs[0]->schema : KeyColumns(*inputs[0], node);
  for (const char* time : {"_start", "_stop", "_time"}) schema.Set(time, ColumnType::kTime);
  if (!spec.fn->is_selector) schema.Set(spec.column, spec.ResultType(inputs[0]->schema));
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  const plan::Properties& input = inputs[0]->properties;
  plan::Properties properties = WithKeyColumns(WithColumnsBesideKey(input, {"_time"}), {"_start", "_stop"});
  properties.row_order.clear();
  // The windows of a table come in order; those of several that become one do not.
  if (input.HaveSameBounds() && input.keys_differ && input.IsOutsideKey("_time")) properties.row_order = {{"_time"}};
  properties.max_rows.reset();
  // Each window has a time of its own.
  if (!properties.IsOutsideKey("_time")) properties.max_tables.reset();
  properties.tables_ascend = true;
  properties.spans_bounds = true;
  properties.keys_differ = true;
  return properties;
}

// Between windows, of tables that are folded.
std::optional<TimeCuts> Cuts(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::AggregateWindowSpec>();
  const plan::Properties& input = inputs[0]->properties;
  if (!input.IsOutsideKey(spec.column)) return std::nullopt;
  if (spec.column == "_time" || spec.column == "_start" || spec.column == "_stop") return std::nullopt;
  return CutsBetweenWindows(spec.shape, input);
}

// The aggregate as a function; without arguments its name is one.
std::optional<std::string> FunctionText(const plan::Aggregation& aggregation) {
  if (aggregation.arguments == nullptr) return std::string(aggregation.fn->name);
  plan::FluxCall call(aggregation.fn->name);
  aggregation.arguments->Write(call);
  const std::optional<std::string> text = call.AddText("column", "column").Text();
  return text ? std::optional("(column, tables=<-) => tables |> " + *text) : std::nullopt;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const plan::AggregateWindowSpec& spec = *node.As<plan::AggregateWindowSpec>();
  return plan::FluxCall("aggregateWindow")
      .AddShape(spec.shape)
      .AddText("fn", FunctionText(spec))
      .Add("column", spec.column)
      .Add("timeSrc", std::string(spec.time_is_start ? "_start" : "_stop"))
      .Add("createEmpty", Value::Bool(spec.create_empty))
      .Text();
}

}  // namespace

OperationDef AggregateWindowOperation() {
  return {.name = plan::AggregateWindowSpec::kName,
          .create = MakeAggregateWindow,
          .needs = Needs,
          .schema = SchemaAfter,
          .properties = PropertiesAfter,
          .to_flux = ToFlux,
          .algorithms = WindowFoldAlgorithms(),
          .takes_tables_apart = AlwaysApart,
          .cuts = Cuts,
          .choose = ChooseWindowFold,
          .is_deterministic = true};
}

}  // namespace flux::exec
