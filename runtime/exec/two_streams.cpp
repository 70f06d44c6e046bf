#include "runtime/exec/two_streams.h"

namespace flux::exec {
namespace {

Result<std::vector<Table>> Take(KeyedTables& tables) {
  CollectingSink sink;
  FLUX_TRY_STATUS(tables.Emit(sink, KeyedTables::Order::kArrival));
  return std::move(sink.tables);
}

}  // namespace

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
  FLUX_TRY(std::vector<Table> left, Take(left_tables_));
  FLUX_TRY(std::vector<Table> right, Take(right_tables_));
  FLUX_TRY_STATUS(Combine(std::move(left), std::move(right)));
  return out_.Finish();
}

}  // namespace flux::exec
