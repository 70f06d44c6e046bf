#pragma once

// One table's windows, folded: rows go in by chunks in time order, what comes of the windows comes out, ascending.

#include <optional>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate_window.h"

namespace flux::exec {

// Whether all tables of a batch, of which there is one, have `bounds` in their keys.
bool HaveBounds(const TableBatch& batch, const plan::TimeRange& bounds);

class WindowFold {
 public:
  virtual ~WindowFold() = default;
  // Takes the next rows of the table, which must not begin before the last ones. Fails when the fold cannot go on.
  virtual Status Push(const Chunk& chunk) = 0;
  // Gives the rows of all windows, ascending by start and stop.
  virtual Result<Chunk> Finish() = 0;
  // The output's header; valid after `Finish`.
  virtual TableHeader OutputHeader() const = 0;
};

// Whether the windows of tables like this can be folded but for the order of their rows: contiguous windows, and the
// bounds in the group key.
bool HasOwnWindows(const WindowBounds& windows, const plan::TimeRange& bounds, const TableHeader& header);
// The same for rows in time order.
bool HasFoldableWindows(const WindowBounds& windows, const plan::TimeRange& bounds, const TableHeader& header);
// The columns of the table that are in its group key, in their order.
std::vector<ColumnDef> KeyColumnsOf(const TableHeader& header);
// Their group key, in that order.
GroupKey KeyOfColumns(const TableHeader& header, std::span<const ColumnDef> key_columns);
// The chunk without the rows that have no time, which belong to no window.
Chunk RowsWithTime(const Chunk& chunk, size_t time);

// Aggregates and selectors: one row for each window.
class AggregateFold final : public WindowFold {
 public:
  // Whether tables like this can be folded but for the order of their rows: their windows can be, and the aggregate
  // admits the column.
  static bool Admits(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const plan::TimeRange& bounds,
                     const TableHeader& header);
  // The same for rows in time order.
  static bool CanFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const plan::TimeRange& bounds,
                      const TableHeader& header);

  // `listed`: the times of windows that are there although they are empty, between two windows of the bounds.
  AggregateFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const plan::TimeRange& bounds,
                const plan::TimeRange& listed, TableHeaderRef header, const CancelToken& cancel);
  Status Push(const Chunk& chunk) override;
  Result<Chunk> Finish() override;
  TableHeader OutputHeader() const override;

 private:
  static constexpr uint32_t kNoRow = AggregateStates::kNoRow;
  // A window of the output.
  struct Slot {
    plan::TimeRange window;
    uint32_t row = kNoRow;  // which of the folded windows it is; `kNoRow` for one without rows
  };
  Status Close(size_t count);
  void KeepSelected(const Chunk& chunk, bool is_continued);
  void FlushPending();
  Result<std::vector<Slot>> ListSlots();
  Result<Chunk> AggregateRows(const std::vector<Slot>& slots);
  Chunk SelectedRows(const std::vector<Slot>& slots);
  ColumnRef TimeColumn(const std::vector<Slot>& slots) const;

  const plan::AggregateWindowSpec& spec_;
  const WindowBounds& windows_;
  const plan::TimeRange bounds_, listed_;
  const TableHeaderRef header_;
  size_t time_ = 0, column_ = 0;
  std::vector<ColumnDef> key_columns_;

  // Windows that had rows so far, ascending; the last one may go on in the next chunk.
  std::vector<int64_t> indexes_;
  std::vector<plan::TimeRange> clipped_;
  // States of the last window and, while a chunk is folded, of those that begin in it.
  std::unique_ptr<AggregateStates> states_;
  // Aggregates: values of finished windows.
  ColumnBuilder values_;
  // Selectors: whether a row was selected in each finished window, these rows in order, and that of the last window.
  std::vector<bool> has_row_;
  std::vector<Chunk> selected_;
  std::optional<Chunk> pending_;

  std::vector<WindowRun> runs_;
  std::vector<RowRange> ranges_;
};

}  // namespace flux::exec
