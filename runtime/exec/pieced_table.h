#pragma once

// A table of which pieces go through operators one by one, some of them through those of other runs.

#include <optional>
#include <vector>

#include "runtime/exec/operator.h"
#include "runtime/exec/piece_join.h"

namespace flux::exec {

// Sees to what concerns a table as a whole, in the run that sends it on.
class PiecedTable {
 public:
  // `taker` (or null) is the operator before the join, `members` are the counters of all operators up to it. All must
  // outlive this.
  PiecedTable(PieceJoin& join, PieceTaker* taker, std::span<OperatorStats* const> members);

  // The next piece goes through the operators of this run; `Came` says that it has.
  void Expect(const plan::TimeRange& times);
  void Came();
  // The next piece went through those of another run, where it had `taker`: to be called before the join gets what they
  // made. `Counted`, when all was counted here.
  Status Take(const plan::TimeRange& times, const PieceTaker* taker);
  void Counted();
  // All pieces have come.
  Status End();

 private:
  Status SendEmpty();

  // As they were before the first piece.
  struct Counts {
    OperatorStats* stats;
    uint64_t tables_out, series_read;
  };
  PieceJoin& join_;
  PieceTaker* const taker_;
  std::vector<Counts> before_;
  // The times of pieces without rows behind the last one that had some.
  std::optional<plan::TimeRange> empty_;
  TableHeaderRef header_;  // as the taker was given it with the last piece that had rows
};

}  // namespace flux::exec
