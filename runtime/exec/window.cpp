// `window`: splits every table into one per window of time, with the window's bounds in the group key. Windows that
// reach beyond both ends of the bounds are clipped to the same key and still are tables of their own.

#include "runtime/plan/specs/window.h"

#include "runtime/exec/bounds.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/window_tables.h"
#include "runtime/plan/flux_text.h"

namespace flux::exec {
namespace {

class WindowOperator final : public UnaryOperator {
 public:
  WindowOperator(const plan::WindowSpec& spec, WindowBounds windows, plan::TimeRange bounds, ExecContext& context,
                 TableSink& out)
      : UnaryOperator(out), tables_(spec, std::move(windows), bounds, context) {}

  Status Begin(TableHeaderRef header) override { return tables_.Open(*header); }
  Status Push(const Chunk& chunk) override { return tables_.Add(chunk); }
  Status End() override { return {}; }
  Status Finish() override {
    FLUX_TRY_STATUS(tables_.Emit(out_));
    return out_.Finish();
  }

 private:
  WindowTables tables_;
};

MadeOperator MakeWindow(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats&) {
  const auto& spec = *node.As<plan::WindowSpec>();
  const std::optional<plan::TimeRange> bounds = TimeBounds(node);
  if (!bounds) {
    return Fail(ErrorCode::kInvalid, "the input has no time bounds; set them with `range` before this step");
  }
  FLUX_TRY(WindowBounds windows, WindowBounds::Make(spec.shape));
  return std::make_unique<WindowOperator>(spec, std::move(windows), *bounds, context, out);
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::WindowSpec>();
  return Plus(out, {spec.time_column, spec.start_column, spec.stop_column});
}

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
          .schema = SchemaAfter,
          .properties = PropertiesAfter,
          .to_flux = ToFlux,
          .is_deterministic = true};
}

}  // namespace flux::exec
