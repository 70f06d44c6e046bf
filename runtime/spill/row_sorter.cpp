#include "runtime/spill/row_sorter.h"

#include <algorithm>
#include <numeric>

#include "runtime/spill/chunk_bytes.h"
#include "runtime/table/concatenate.h"

namespace flux {
namespace {

// What ordering takes of a row besides it: its key's text and number.
constexpr size_t kBytesPerRow = 64;

}  // namespace

Status RowSorter::Add(Chunk rows) {
  FLUX_TRY_STATUS(cancel_.Check());
  if (rows.rows == 0) return {};
  held_rows_ += rows.rows;
  held_bytes_ += HeldBytes(rows);
  held_.push_back(std::move(rows));
  return space_.IsTime(held_rows_, held_bytes_, held_bytes_ + held_rows_ * kBytesPerRow) ? WriteRun() : Status();
}

std::vector<uint32_t> RowSorter::Order(const Chunk& rows) const {
  std::string texts;
  std::vector<size_t> ends;
  ends.reserve(rows.rows);
  for (size_t row = 0; row < rows.rows; ++row) {
    key_text_(rows, row, texts);
    ends.push_back(texts.size());
  }
  const auto text_of = [&](uint32_t row) {
    const size_t begin = row == 0 ? 0 : ends[row - 1];
    return std::string_view(texts).substr(begin, ends[row] - begin);
  };
  std::vector<uint32_t> order(rows.rows);
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](uint32_t a, uint32_t b) {
    const int difference = text_of(a).compare(text_of(b));
    return difference != 0 ? difference < 0 : a < b;
  });
  return order;
}

Status RowSorter::WriteRun() {
  const Chunk rows = JoinChunks(held_);
  held_.clear();
  held_rows_ = held_bytes_ = 0;
  return runs_.Add(rows, Order(rows), cancel_);
}

Result<MergedRuns> RowSorter::Finish() {
  if (held_rows_ > 0) FLUX_TRY_STATUS(WriteRun());
  return runs_.Merge();
}

}  // namespace flux
