// `window`: splits every table into one per window of time, with the window's bounds in the group key. Windows that
// reach beyond both ends of the bounds are clipped to the same key and still are tables of their own.

#include "runtime/exec/bounds.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/window_tables.h"

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

}  // namespace

MadeOperator MakeWindow(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats&) {
  const auto& spec = *node.As<plan::WindowSpec>();
  const std::optional<plan::TimeRange> bounds = TimeBounds(node);
  if (!bounds) {
    return Fail(ErrorCode::kInvalid, "the input has no time bounds; set them with `range` before this step");
  }
  FLUX_TRY(WindowBounds windows, WindowBounds::Make(spec.shape));
  return std::make_unique<WindowOperator>(spec, std::move(windows), *bounds, context, out);
}

}  // namespace flux::exec
