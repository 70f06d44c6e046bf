// `window`: splits every table into one per window of time, with the window's bounds in the group key. Windows that
// reach beyond both ends of the bounds are clipped to the same key and still are tables of their own.

#include "runtime/plan/specs/window.h"

#include <algorithm>

#include "runtime/exec/bounds.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/window_batches.h"
#include "runtime/exec/window_tables.h"
#include "runtime/plan/flux_text.h"

namespace flux::exec {
namespace {

constexpr plan::Algorithm kAlgorithms[] = {
    {"cuts each table into windows and sends them", plan::Kept::kTable},
    {"collects tables and cuts them into windows, small ones together", plan::Kept::kStream, true},
    {"collects tables and cuts them into windows", plan::Kept::kStream, true},
};
constexpr const plan::Algorithm &kCutsEach = kAlgorithms[0], &kCutsTogether = kAlgorithms[1],
                                &kCollects = kAlgorithms[2];

// Windows leave in ascending order of their keys, into which their bounds go. Keys compare column by column, in order
// of the names: where all other columns come before the bounds, all windows of a table come before those of the next.
plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::WindowSpec>();
  const plan::Properties& input = inputs[0]->properties;
  if (input.max_tables && *input.max_tables <= 1) return {&kCutsEach, "there is one table"};
  if (!input.tables_ascend || !input.keys_differ) return {&kCollects, "tables may come in any order"};
  if (!input.key) return {&kCutsTogether, "tables may differ in the columns of their keys"};
  const bool have_bounds = !input.IsOutsideKey(spec.start_column) || !input.IsOutsideKey(spec.stop_column);
  const bool are_usual = spec.start_column == "_start" && spec.stop_column == "_stop";
  if (have_bounds && !(are_usual && input.spans_bounds)) {
    return {&kCollects,
            "tables are not known to differ in more than their time range: windows of several may become one"};
  }
  for (const std::string& column : *input.key) {
    if (column == spec.start_column || column == spec.stop_column) continue;
    if (column > std::min(spec.start_column, spec.stop_column)) {
      return {&kCutsTogether, "windows of several tables come in order of time, before `" + column + "`"};
    }
  }
  return {&kCutsEach, "all windows of a table come before those of the next one"};
}

class WindowOperator final : public UnaryOperator {
 public:
  WindowOperator(const plan::WindowSpec& spec, WindowBounds windows, plan::TimeRange bounds, ExecContext& context,
                 TableSink& out, const plan::Algorithm& algorithm)
      : UnaryOperator(out),
        cuts_each_(&algorithm == &kCutsEach),
        may_batch_(&algorithm == &kCutsTogether),
        windows_(std::move(windows)),
        bounds_(bounds),
        batches_(spec, windows_, bounds_, context),
        tables_(spec, windows_, bounds_, context) {}

  Result<bool> TakeTables(const TableBatch& batch) override {
    if (!may_batch_) return false;
    if (batches_.Add(batch)) {
      if (batches_.IsForDisk()) FLUX_TRY_STATUS(Unbatch());
      return true;
    }
    FLUX_TRY_STATUS(Unbatch());
    return false;
  }
  Status Begin(TableHeaderRef header) override {
    FLUX_TRY_STATUS(Unbatch());
    return tables_.Open(*header);
  }
  Status Push(const Chunk& chunk) override { return tables_.Add(chunk); }
  Status End() override { return cuts_each_ ? tables_.Emit(out_) : Status(); }
  Status Finish() override {
    FLUX_TRY_STATUS(batches_.Emit(out_));
    FLUX_TRY_STATUS(tables_.Emit(out_));
    return out_.Finish();
  }

 private:
  // From the first table on that is unlike the others, all are taken one by one.
  Status Unbatch() {
    may_batch_ = false;
    return batches_.empty() ? Status() : batches_.SendUncut(*this);
  }

  const bool cuts_each_;
  bool may_batch_;
  const WindowBounds windows_;
  const plan::TimeRange bounds_;
  WindowBatches batches_;
  WindowTables tables_;
};

MadeOperator MakeWindow(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats&) {
  const auto& spec = *node.As<plan::WindowSpec>();
  const std::optional<plan::TimeRange> bounds = TimeBounds(node.node());
  if (!bounds) {
    return Fail(ErrorCode::kInvalid, "the input has no time bounds; set them with `range` before this step");
  }
  FLUX_TRY(WindowBounds windows, WindowBounds::Make(spec.shape));
  return std::make_unique<WindowOperator>(spec, std::move(windows), *bounds, context, out, *node.algorithm);
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::WindowSpec>();
  return Plus(out, {spec.time_column, spec.start_column, spec.stop_column});
}

ColumnSet MustHave(const plan::Node& node) { return Plus({}, {node.As<plan::WindowSpec>()->time_column}); }

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::WindowSpec>();
  plan::StreamSchema schema = inputs[0]->schema;
  schema.Set(spec.start_column, ColumnType::kTime);
  schema.Set(spec.stop_column, ColumnType::kTime);
  schema.Set(spec.time_column, ColumnType::kTime);
  return schema;
}

// Whether more than one window can reach beyond both ends of the bounds. Such windows have the same key, and operations
// that change keys merge them: what holds for the rows of each must not be told.
bool CanBeClippedAlike(const plan::WindowShape& shape, const std::optional<plan::TimeRange>& bounds) {
  if (shape.every.ns == plan::WindowShape::kForever) return false;
  return !bounds || shape.period.months != 0 || shape.period.ns > bounds->stop.ns - bounds->start.ns;
}

// Windows of different tables become one where their keys differed in the old bounds only.
plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::WindowSpec>();
  const plan::Properties& input = inputs[0]->properties;
  const bool stay_apart = input.IsOutsideKey(spec.start_column) && input.IsOutsideKey(spec.stop_column) &&
                          !CanBeClippedAlike(spec.shape, input.bounds);
  plan::Properties properties = WithKeyColumns(input, {spec.start_column, spec.stop_column});
  properties.max_tables.reset();
  if (!stay_apart) {
    properties.row_order.clear();
    properties.max_rows.reset();
  }
  properties.tables_ascend = true;
  properties.spans_bounds = spec.shape.every.ns == plan::WindowShape::kForever && spec.start_column == "_start" &&
                            spec.stop_column == "_stop";
  properties.keys_differ = false;
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const plan::WindowSpec& spec = *node.As<plan::WindowSpec>();
  return plan::FluxCall("window")
      .AddShape(spec.shape)
      .Add("timeColumn", spec.time_column)
      .Add("startColumn", spec.start_column)
      .Add("stopColumn", spec.stop_column)
      .AddFlag("createEmpty", spec.create_empty)
      .Text();
}

}  // namespace

OperationDef WindowOperation() {
  return {.name = plan::WindowSpec::kName,
          .create = MakeWindow,
          .needs = Needs,
          .must_have = MustHave,
          .schema = SchemaAfter,
          .properties = PropertiesAfter,
          .to_flux = ToFlux,
          .algorithms = kAlgorithms,
          .takes_tables_apart = AlwaysApart,
          .choose = Choose,
          .is_deterministic = true};
}

}  // namespace flux::exec
