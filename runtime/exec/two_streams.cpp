#include "runtime/exec/two_streams.h"

namespace flux::exec {

TwoStreamOperator::TwoStreamOperator(ExecContext& context, TableSink& out)
    : context_(context),
      out_(out),
      left_tables_(context),
      right_tables_(context),
      left_(*this, left_tables_),
      right_(*this, right_tables_) {}

Status TwoStreamOperator::Input::Push(const Chunk& chunk) {
  FLUX_TRY_STATUS(parent_.context_.cancel.Check());
  return KeyedSink::Push(chunk);
}

Status TwoStreamOperator::FinishInput() {
  if (--unfinished_ > 0) return {};
  FLUX_TRY_STATUS(Combine(left_tables_.TakeAll(), right_tables_.TakeAll()));
  return out_.Finish();
}

}  // namespace flux::exec
