// `foldWindows`: the fused form of window, an operation that folds runs of rows, fill, duplicate and a window over
// everything.

#include <algorithm>

#include "runtime/exec/operation_fold.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/window_fold_operator.h"
#include "runtime/plan/flux_text.h"
#include "runtime/plan/specs/fold_windows.h"

namespace flux::exec {
namespace {

using plan::FoldWindowsSpec;

std::vector<plan::NodeRef> StepsOf(const plan::Node& node) {
  const auto& spec = *node.As<FoldWindowsSpec>();
  return UnfusedSteps({.shape = spec.shape, .create_empty = spec.create_empty, .time_is_start = spec.time_is_start},
                      *spec.operation, node.inputs);
}

class FoldWindowsOperator final : public WindowFoldOperator {
 public:
  // `all`: with empty windows all that there are, else none.
  FoldWindowsOperator(const PhysicalNode& node, FoldedWindows folded, std::vector<NumberedWindow> all,
                      ExecContext& context, TableSink& out, OperatorStats& stats)
      : WindowFoldOperator(node, std::move(folded), context, out, stats),
        node_(node.node()),
        spec_(*node.As<FoldWindowsSpec>()),
        all_(std::move(all)),
        fold_(spec_.def->fold(*spec_.operation, context, stats)) {}

  const StackTrace* failed_at() const override { return &spec_.operation->position; }

 private:
  bool CanFold(const TableHeader& header) override {
    if (!HasFoldableWindows(windows_, bounds_, header)) return false;
    columns_ = fold_->Prepare(header);
    return columns_.has_value();
  }
  std::unique_ptr<WindowFold> MakeFold(TableHeaderRef header) override {
    return std::make_unique<OperationFold>(spec_, windows_, bounds_, Listed(), std::move(header), *columns_, *fold_);
  }
  Result<std::unique_ptr<UnfusedChain>> MakeUnfused(TableSink& out) override {
    return UnfusedChain::Make(StepsOf(node_), *spec_.def, context_, out);
  }

  // Of a piece of a table, the windows that are in it.
  std::span<const NumberedWindow> Listed() const {
    const auto start = [](const NumberedWindow& window) { return window.window.start; };
    return {std::ranges::lower_bound(all_, listed_.start, {}, start),
            std::ranges::lower_bound(all_, listed_.stop, {}, start)};
  }

  const plan::Node& node_;
  const FoldWindowsSpec& spec_;
  const std::vector<NumberedWindow> all_;
  const std::unique_ptr<RunFold> fold_;
  // Of the last table that can be folded.
  std::optional<RunColumns> columns_;
};

MadeOperator Make(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  const auto& spec = *node.As<FoldWindowsSpec>();
  FLUX_TRY(FoldedWindows folded, FindFoldedWindows(node.node(), spec.shape, spec.create_empty));
  folded.time_is_start = spec.time_is_start;
  std::vector<NumberedWindow> all;
  if (spec.create_empty) {
    FLUX_TRY(all, ListWindows(folded.windows, folded.bounds));
  }
  return std::make_unique<FoldWindowsOperator>(node, std::move(folded), std::move(all), context, out, stats);
}

plan::NodeRef Unfold(const plan::Node& node) { return StepsOf(node).back(); }

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<FoldWindowsSpec>();
  return Plus(spec.def->needs(*spec.operation, out), {"_time", "_start", "_stop"});
}

NamedColumns Names(const plan::Node& node) {
  const auto& spec = *node.As<FoldWindowsSpec>();
  NamedColumns names = spec.def->names != nullptr ? spec.def->names(*spec.operation) : NamedColumns();
  for (NamedColumn& column : names) column.at = &spec.operation->position;
  return names;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const auto& spec = *node.As<FoldWindowsSpec>();
  const std::optional<std::string> call =
      spec.def->to_flux != nullptr ? spec.def->to_flux(*spec.operation) : std::nullopt;
  if (!call) return std::nullopt;
  return plan::FluxCall("aggregateWindow")
      .AddShape(spec.shape)
      .AddText("fn", "(column, tables=<-) => tables |> " + *call)
      .Add("timeSrc", std::string(spec.time_is_start ? "_start" : "_stop"))
      .Add("createEmpty", Value::Bool(spec.create_empty))
      .Text();
}

// What the operation keeps is of one window.
std::optional<TimeCuts> Cuts(const plan::Node& node, plan::InputFacts inputs) {
  return CutsBetweenWindows(node.As<FoldWindowsSpec>()->shape, inputs[0]->properties);
}

bool IsApart(const plan::Node& node) {
  const auto& spec = *node.As<FoldWindowsSpec>();
  return spec.def->takes_tables_apart != nullptr && spec.def->takes_tables_apart(*spec.operation);
}

std::string Call(const plan::Node& node, const StackTrace&) {
  return std::string(node.As<FoldWindowsSpec>()->operation->name);
}

}  // namespace

OperationDef FoldWindowsOperation() {
  return {.name = FoldWindowsSpec::kName,
          .call = Call,
          .create = Make,
          .needs = Needs,
          .names = Names,
          .stands_for = Unfold,
          .to_flux = ToFlux,
          .algorithms = WindowFoldAlgorithms(),
          .takes_tables_apart = IsApart,
          .cuts = Cuts,
          .choose = ChooseWindowFold,
          .is_deterministic = true};
}

}  // namespace flux::exec
