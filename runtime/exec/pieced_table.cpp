#include "runtime/exec/pieced_table.h"

#include <algorithm>

namespace flux::exec {

PiecedTable::PiecedTable(PieceJoin& join, PieceTaker* taker, std::span<OperatorStats* const> members)
    : join_(join), taker_(taker) {
  for (OperatorStats* const stats : members) before_.push_back({stats, stats->tables_out, stats->scan.series_read});
  join_.Start();
}

// Pieces without rows before it are as good as a part of it.
void PiecedTable::Expect(const plan::TimeRange& times) {
  empty_ = {empty_ ? empty_->start : times.start, times.stop};
  if (taker_ != nullptr) taker_->LimitTo(*empty_);
}

void PiecedTable::Came() {
  if (taker_ != nullptr && taker_->last_table() != nullptr) {
    header_ = taker_->last_table();
    empty_.reset();
  }
  Counted();
}

Status PiecedTable::Take(const plan::TimeRange& times, const PieceTaker* taker) {
  if (taker == nullptr) return {};
  if (taker->last_table() == nullptr) {
    empty_ = {empty_ ? empty_->start : times.start, times.stop};
    return {};
  }
  header_ = taker->last_table();
  return SendEmpty();
}

// Operators between which the pieces went have seen one table.
void PiecedTable::Counted() {
  for (const Counts& counts : before_) {
    counts.stats->tables_out = std::min(counts.stats->tables_out, counts.tables_out + 1);
    counts.stats->scan.series_read = std::min(counts.stats->scan.series_read, counts.series_read + 1);
  }
}

Status PiecedTable::SendEmpty() {
  if (!empty_) return {};
  taker_->LimitTo(*empty_);
  empty_.reset();
  return WithinMemory([&] { return taker_->TakeEmptyPiece(header_); });
}

// Of a table without rows there is nothing.
Status PiecedTable::End() {
  if (taker_ != nullptr) {
    if (header_ != nullptr) FLUX_TRY_STATUS(SendEmpty());
    taker_->LimitTo({Time{INT64_MIN}, Time{INT64_MAX}});
  }
  return join_.Stop();
}

}  // namespace flux::exec
