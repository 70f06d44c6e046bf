#pragma once

// Rows in order, of which memory holds a few blocks only: they are written in runs that are each in order, and read by
// merging the runs. Of rows that are equal those of the earlier run come first.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/column/builder.h"
#include "runtime/spill/spill.h"
#include "runtime/table/table.h"

namespace flux {

// Appends to a text what orders a row: rows come in the order of these texts, byte by byte.
using RowKeyText = std::function<void(const Chunk& chunk, size_t row, std::string& out)>;

// A place in a run, on whose row a merge stands.
struct RunRow {
  std::shared_ptr<const Chunk> chunk;
  size_t row = 0;
};

// Copies rows one by one, neighbours of a chunk together.
class RowCopier {
 public:
  // Of chunks with these columns, of which it copies all or those with these numbers.
  explicit RowCopier(const std::vector<ColumnDef>& columns);
  RowCopier(const std::vector<ColumnDef>& columns, std::vector<size_t> copied);
  void Add(const RunRow& row);
  // How many rows there are.
  size_t rows() const { return rows_; }
  // Gives the rows and begins anew.
  Chunk Finish();

 private:
  void Flush();

  std::vector<size_t> copied_;
  std::vector<ColumnBuilder> builders_;
  size_t rows_ = 0;
  RunRow first_;  // of the neighbours that are still to be copied
  size_t count_ = 0;
};

class MergedRuns;

// Writes the runs to a file of its own; for one thread at a time.
class SortedRuns {
 public:
  // Of rows with these columns.
  SortedRuns(const SpillSpace& space, std::vector<ColumnDef> columns, RowKeyText key_text)
      : space_(space), columns_(std::move(columns)), key_text_(std::move(key_text)) {}
  SortedRuns(const SortedRuns&) = delete;
  SortedRuns& operator=(const SortedRuns&) = delete;

  bool empty() const { return runs_.empty(); }
  const std::vector<ColumnDef>& columns() const { return columns_; }
  // Begins a run of about so many rows and bytes; `Append` adds rows to it, which come in order.
  Status Begin(size_t rows, size_t bytes);
  Status Append(const Chunk& rows);
  // Ends the run. It is time to do so before anything else is asked.
  Status End(const CancelToken& cancel);
  // Writes the rows of a chunk in the order given as one run.
  Status Add(const Chunk& rows, std::span<const uint32_t> order, const CancelToken& cancel);
  // Reads all rows in order. What it gives must not outlive this.
  Result<MergedRuns> Merge();

 private:
  friend class MergedRuns;
  struct Run {
    std::vector<SpilledBlock> blocks;
    size_t block_rows = 0;  // at most
    int level = 0;          // how many times its rows have been merged
  };
  Status MergeLast(size_t count, const CancelToken& cancel);

  const SpillSpace& space_;
  const std::vector<ColumnDef> columns_;
  const RowKeyText key_text_;
  std::unique_ptr<SpillFile> file_;
  std::vector<Run> runs_;
  std::string buffer_;
};

// All rows of some runs in order.
class MergedRuns {
 public:
  // Whether there is a row.
  bool has_row() const { return !heads_.empty(); }
  // The row, and the text that orders it.
  const RunRow& row() const { return cursors_[heads_.front()].at; }
  std::string_view key() const { return cursors_[heads_.front()].key; }
  // Goes to the next row.
  Status Next();
  // Copies the rows that are left and calls `visit`, which gives a `Status`, with chunks of so many of them.
  template <typename Visit>
  Status CopyAll(RowCopier& copier, size_t chunk_rows, const CancelToken& cancel, Visit visit) {
    while (has_row()) {
      copier.Add(row());
      FLUX_TRY_STATUS(Next());
      if (copier.rows() < chunk_rows && has_row()) continue;
      FLUX_TRY_STATUS(cancel.Check());
      FLUX_TRY_STATUS(visit(copier.Finish()));
    }
    return {};
  }

 private:
  friend class SortedRuns;
  struct Cursor {
    std::span<const SpilledBlock> blocks;  // that are still to be read
    RunRow at;
    std::string key;
  };
  MergedRuns(SortedRuns& runs, size_t first_run);
  Status Start();
  Status Load(Cursor& cursor);
  void SetKey(Cursor& cursor);
  bool IsBefore(uint32_t a, uint32_t b) const;
  void Sink(size_t at);

  SortedRuns* runs_;
  std::vector<Cursor> cursors_;
  std::vector<uint32_t> heads_;  // a heap of the cursors that have a row
};

}  // namespace flux
