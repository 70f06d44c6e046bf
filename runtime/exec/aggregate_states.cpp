#include "runtime/exec/aggregate_states.h"

#include "runtime/base/check.h"

namespace flux::exec {

Status AggregateStates::Append(size_t, size_t, ColumnBuilder&) { FLUX_CHECK(false); }

uint32_t AggregateStates::SelectedRow(size_t) const { FLUX_CHECK(false); }

bool AggregateStates::HasRow(size_t) const { FLUX_CHECK(false); }

std::unique_ptr<AggregateStates> StartStates(const plan::Aggregation& aggregation, ColumnType type,
                                             const CancelToken& cancel, const SpillSpace* spill) {
  std::unique_ptr<AggregateStates> states = aggregation.fn->start(aggregation.arguments.get(), type, cancel);
  if (spill != nullptr) states->SpillTo(*spill);
  return states;
}

}  // namespace flux::exec
