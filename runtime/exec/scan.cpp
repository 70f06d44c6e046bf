// `scan`: reads what a source gives after pushdown.

#include "runtime/exec/operations.h"

namespace flux::exec {
namespace {

class ScanOperator final : public Operator {
 public:
  ScanOperator(const plan::ScanSpec& spec, std::shared_ptr<Source> source, ExecContext& context, TableSink& out,
               OperatorStats& stats)
      : spec_(spec), source_(std::move(source)), context_(context), out_(out), stats_(stats) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    stats_.note = source_->Name();
    ScanContext scan{context_.cancel, stats_.scan, context_.chunk_rows};
    return source_->Scan(spec_, scan, out_);
  }

 private:
  const plan::ScanSpec& spec_;
  const std::shared_ptr<Source> source_;
  ExecContext& context_;
  TableSink& out_;
  OperatorStats& stats_;
};

}  // namespace

MadeOperator MakeScan(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  const auto& spec = *node.As<plan::ScanSpec>();
  FLUX_TRY(std::shared_ptr<Source> source, context.sources.OpenSource(spec.from));
  return std::make_unique<ScanOperator>(spec, std::move(source), context, out, stats);
}

}  // namespace flux::exec
