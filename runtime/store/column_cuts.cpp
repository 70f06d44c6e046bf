#include "runtime/store/column_cuts.h"

#include <algorithm>

namespace flux::store {
namespace {

// Rows from a time on.
struct Stretch {
  int64_t from = 0;
  size_t rows = 0;
};

// A cut within a chunk has it read twice; where pieces are wanted that are smaller than chunks, not more often than
// this.
constexpr size_t kMostPerChunk = 4;

// Takes rows between two times, whose places are not known, as evenly spread.
void AddSpread(int64_t from, int64_t to, size_t rows, size_t wanted, std::vector<Stretch>& out) {
  const size_t count = std::clamp(rows / std::max<size_t>(wanted, 1), size_t{1}, kMostPerChunk);
  const auto step = static_cast<int64_t>((static_cast<uint64_t>(to) - static_cast<uint64_t>(from)) / count);
  for (size_t i = 0; i < count; ++i) out.push_back({from + static_cast<int64_t>(i) * step, rows / count});
}

std::vector<Stretch> StretchesOf(const ScanColumn& column, size_t wanted) {
  std::vector<Stretch> stretches;
  for (const ChunkInfo& chunk : column.chunks) {
    AddSpread(chunk.min_time, chunk.max_time, chunk.rows, wanted, stretches);
  }
  const RowsView& fresh = column.FreshRows();
  for (size_t from = 0; from < fresh.size(); from += kChunkRows) {
    const size_t to = std::min(fresh.size(), from + kChunkRows);
    AddSpread(fresh.times[from], fresh.times[to - 1], to - from, wanted, stretches);
  }
  std::ranges::sort(stretches, {}, &Stretch::from);
  return stretches;
}

}  // namespace

std::vector<Time> CutsOf(const ScanColumn& column, plan::TimeRange range, size_t rows, const TimeCuts& cuts) {
  const std::vector<Stretch> stretches = StretchesOf(column, rows);
  size_t total = 0;
  for (const Stretch& stretch : stretches) total += stretch.rows;
  const size_t pieces = (total + rows / 2) / rows;
  std::vector<Time> found;
  if (pieces < 2) return found;
  int64_t last = std::max(range.start.ns, stretches.front().from);
  size_t counted = 0;
  for (const Stretch& stretch : stretches) {
    if (counted >= total / pieces) {
      const int64_t cut = cuts ? cuts(Time{stretch.from}).ns : stretch.from;
      if (cut > last && cut < range.stop.ns) {
        found.push_back(Time{cut});
        last = cut;
        counted = 0;
      }
    }
    counted += stretch.rows;
  }
  return found;
}

std::vector<TablePiece> PiecesBetween(std::span<const Time> cuts) {
  std::vector<TablePiece> pieces;
  Time start{INT64_MIN};
  for (const Time cut : cuts) {
    pieces.push_back({{start, cut}});
    start = cut;
  }
  pieces.push_back({{start, Time{INT64_MAX}}, true});
  return pieces;
}

}  // namespace flux::store
