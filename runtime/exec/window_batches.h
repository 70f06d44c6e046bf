#pragma once

// `window` of small tables that came together: their rows are put in the order of the windows at once.

#include <vector>

#include "runtime/exec/operator.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/window_bounds.h"
#include "runtime/exec/window_rows.h"
#include "runtime/plan/specs/window.h"
#include "runtime/spill/chunk_bytes.h"
#include "runtime/spill/spill.h"
#include "runtime/table/table.h"

namespace flux::exec {

// Collects the batches of a stream whose keys ascend and differ, as long as they are alike.
class WindowBatches {
 public:
  // All arguments must outlive this.
  WindowBatches(const plan::WindowSpec& spec, const WindowBounds& windows, const plan::TimeRange& bounds,
                const ExecContext& context)
      : spec_(spec),
        windows_(windows),
        bounds_(bounds),
        cancel_(context.cancel),
        chunk_rows_(context.chunk_rows),
        spill_(context.spill) {}

  // Collects a batch, or declines one that is not like those before it or has times that must be looked at one by one.
  bool Add(const TableBatch& batch);
  bool empty() const { return batches_.empty(); }
  // Whether the rows should go to disk, where they are not.
  bool IsForDisk() const { return spill_ != nullptr && spill_->IsTime(held_rows_, held_bytes_, held_bytes_); }
  // Sends the tables as they came, and forgets them.
  Status SendUncut(TableSink& out);
  // Sends the tables of all windows, in ascending order of their keys.
  Status Emit(TableSink& out);

 private:
  // Rows of one table that are in one window. There are at least as many as tables, so it is small.
  struct Piece {
    int64_t window = 0;  // its number
    RowRange rows;
    uint32_t batch = 0, table = 0;  // the table by its number in the batch
  };
  Result<RowGroups> Families() const;
  Status EmitFamily(size_t from, size_t to, TableSink& out);
  Status SendPieces(std::span<const Piece> pieces, std::span<const uint32_t> order, TableSink& out);

  const plan::WindowSpec& spec_;
  const WindowBounds& windows_;
  const plan::TimeRange& bounds_;
  const CancelToken& cancel_;
  const size_t chunk_rows_;
  const SpillSpace* const spill_;
  std::vector<TableBatch> batches_;
  size_t held_rows_ = 0, held_bytes_ = 0;
};

}  // namespace flux::exec
