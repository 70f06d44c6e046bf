#pragma once

// The tables of `window` under construction. Rows stay together as they came; when all are there, each window's rows
// are cut out and sent, one window after another, in ascending order of the group keys. So a window costs its place in
// a list, however many there are.

#include <memory>
#include <unordered_map>
#include <vector>

#include "runtime/exec/chunk_pile.h"
#include "runtime/exec/operator.h"
#include "runtime/exec/window_bounds.h"
#include "runtime/plan/specs/window.h"

namespace flux::exec {

// What the windows of an input table have in common.
struct WindowLayout {
  TableHeader header;  // start and stop are null in the key
  size_t time_column = 0, start_column = 0, stop_column = 0;
  size_t start_entry = 0, stop_entry = 0;
  // Makes the header of one window.
  TableHeader HeaderOf(const plan::TimeRange& window) const;
};

// Gives the layout of a table's windows; fails when the table has no column of times to look at.
Result<WindowLayout> MakeWindowLayout(const plan::WindowSpec& spec, const TableHeader& table);

// Input that follows one layout. Where the layout says that rows ascend in time, they do.
struct WindowInput {
  WindowLayout layout;
  ChunkPile rows;  // start and stop are unspecified
  int64_t last_time = INT64_MIN;
};

// What the windows of one group key, start and stop apart, are made of, in the order of arrival.
using WindowInputs = std::vector<WindowInput>;

// Collects the input of one `window` operation; `Open` and `Add` for one table after the other, then `Emit` once. Rows
// that should not stay in memory go to a file.
class WindowTables {
 public:
  WindowTables(const plan::WindowSpec& spec, WindowBounds windows, plan::TimeRange bounds, ExecContext& context)
      : spec_(spec), windows_(std::move(windows)), bounds_(bounds), context_(context) {}

  // Begins an input table.
  Status Open(const TableHeader& table);
  // Adds rows of it.
  Status Add(const Chunk& chunk);
  // Sends the tables of all windows.
  Status Emit(TableSink& out);

 private:
  void BeginInput(WindowLayout layout);
  Status MoveToDisk();
  Chunk WithoutBounds(const WindowLayout& layout, const Chunk& chunk);

  const plan::WindowSpec& spec_;
  const WindowBounds windows_;
  const plan::TimeRange bounds_;
  ExecContext& context_;
  std::vector<WindowInputs> families_;
  std::unordered_map<GroupKey, size_t, GroupKeyHash> by_key_;
  size_t held_rows_ = 0, held_bytes_ = 0;  // in memory
  std::unique_ptr<SpillFile> file_;        // null: all rows are in memory
  // Of the table at hand.
  size_t family_ = 0;
  ColumnRef no_bound_;
};

}  // namespace flux::exec
