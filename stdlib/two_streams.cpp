#include "stdlib/two_streams.h"

namespace flux::stdlib {

TwoStreamOperator::TwoStreamOperator(exec::ExecContext& context, TableSink& out)
    : context_(context), out_(out), left_(*this), right_(*this) {}

Status TwoStreamOperator::Input::Begin(TableHeaderRef header) {
  FLUX_TRY(target_, tables_.Open(*header));
  return {};
}

Status TwoStreamOperator::Input::Push(const Chunk& chunk) {
  FLUX_TRY_STATUS(parent_.context_.cancel.Check());
  return tables_.Add(target_, chunk);
}

Result<std::vector<Table>> TwoStreamOperator::Input::Take() {
  CollectingSink sink;
  FLUX_TRY_STATUS(tables_.Emit(sink, exec::KeyedTables::Order::kArrival));
  return std::move(sink.tables);
}

Status TwoStreamOperator::FinishInput() {
  if (--unfinished_ > 0) return {};
  FLUX_TRY(std::vector<Table> left, left_.Take());
  FLUX_TRY(std::vector<Table> right, right_.Take());
  FLUX_TRY_STATUS(Combine(std::move(left), std::move(right)));
  return out_.Finish();
}

}  // namespace flux::stdlib
