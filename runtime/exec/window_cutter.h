#pragma once

// Cuts rows into the tables of windows.

#include <optional>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/loaded_chunks.h"
#include "runtime/exec/window_rows.h"
#include "runtime/exec/window_tables.h"

namespace flux::exec {

// Steps through the windows of one group key, ascending. Windows that are clipped at both ends come out alike and are
// tables of their own; others that come out alike are one table.
class WindowCutter {
 public:
  // All references must outlive this.
  WindowCutter(const WindowInputs& inputs, LoadedChunks& chunks, const WindowBounds& windows, plan::TimeRange bounds,
               bool creates_empty, ExecContext& context);
  // Finds the rows of every window.
  Status ListPieces();
  // Steps to the first or next window; gives false when there is none.
  bool Next();
  // Of the window stepped to. Its key is right; columns may be more when its rows come from several inputs.
  const TableHeader& header() const { return header_; }
  // Sends the window's table, once.
  Status Send(TableSink& out);

 private:
  struct Source {
    const WindowInput* input;
    size_t chunk;  // by its place in the input
    // What pieces refer to; empty when they refer to the rows themselves.
    std::vector<uint32_t> order;
  };
  // Rows of one window in one chunk.
  struct Piece {
    int64_t index;
    uint32_t source;
    RowRange rows;
  };
  struct Candidate {
    int64_t index;
    plan::TimeRange window;
  };
  Status ListPiecesOf(const WindowInput& input, size_t chunk);
  std::optional<Candidate> FirstEmpty(int64_t from) const;
  std::optional<Candidate> Following(int64_t index) const;
  Result<Chunk> Cut(const Piece& piece);
  Status SendJoined(TableSink& out);

  const WindowInputs& inputs_;
  LoadedChunks& chunks_;
  const WindowBounds& windows_;
  const plan::TimeRange bounds_;
  const bool creates_empty_;
  KeyedTables table_;
  std::vector<Source> sources_;
  std::vector<Piece> pieces_;

  // With empty windows: the first that is none any more.
  int64_t end_ = 0;
  std::optional<Candidate> candidate_;
  plan::TimeRange window_;
  TableHeader header_;
  size_t first_piece_ = 0, end_piece_ = 0;
  // The last rows that were cut; their constants serve others as well.
  uint32_t last_source_ = UINT32_MAX;
  Chunk last_cut_;
};

}  // namespace flux::exec
