#include "runtime/exec/window_cutter.h"

#include <algorithm>

namespace flux::exec {
namespace {

using plan::TimeRange;

// What a window costs at least: its place among the others, and what later steps keep of it.
constexpr size_t kBytesPerWindow = 64;

bool Ascends(const Column& time) {
  if (time.encoding() == Encoding::kConstant) return true;
  if (time.encoding() == Encoding::kSequence) return time.sequence_step() >= 0;
  return std::ranges::is_sorted(time.FlatInts());
}

// Every window that a row falls into becomes a table; short ones that overlap much are beyond any memory.
Status CheckRoomForWindows(const WindowBounds& windows, const TimeRange& bounds, const Column& time) {
  Time first = bounds.stop, last = bounds.start;
  for (size_t row = 0; row < time.length(); ++row) {
    const Time at = time.IsNull(row) ? bounds.stop : Time{time.IntAt(row)};
    if (at < bounds.start || at >= bounds.stop) continue;
    first = std::min(first, at);
    last = std::max(last, at);
  }
  if (first > last) return {};
  const auto count = [&](Time from, Time to) {
    const int64_t begin = windows.FirstStoppingAfter(from), end = windows.LatestStartingBy(to);
    return end < begin ? 0 : static_cast<size_t>(end) - static_cast<size_t>(begin) + 1;
  };
  size_t most = 0;
  if (__builtin_mul_overflow(count(last, last), time.length(), &most)) most = SIZE_MAX;
  return CheckRoom(std::min(most, count(first, last)), kBytesPerWindow);
}

}  // namespace

WindowCutter::WindowCutter(const WindowInputs& inputs, LoadedChunks& chunks, const WindowBounds& windows,
                           TimeRange bounds, bool creates_empty, ExecContext& context)
    : inputs_(inputs),
      chunks_(chunks),
      windows_(windows),
      bounds_(bounds),
      creates_empty_(creates_empty),
      table_(context) {}

Status WindowCutter::ListPiecesOf(const WindowInput& input, size_t number) {
  const auto source = static_cast<uint32_t>(sources_.size());
  sources_.push_back({&input, number, {}});
  FLUX_TRY(const std::shared_ptr<const Chunk> found, chunks_.Find(input.rows, number));
  const Chunk& chunk = *found;
  if (windows_.is_forever()) {
    pieces_.push_back({0, source, {0, static_cast<uint32_t>(chunk.rows)}});
    return {};
  }
  const Column& time = *chunk.columns[input.layout.time_column];
  if (!windows_.is_contiguous()) FLUX_TRY_STATUS(CheckRoomForWindows(windows_, bounds_, time));
  if (!time.has_nulls() && Ascends(time)) {
    std::vector<WindowRun> runs;
    ListRuns(windows_, bounds_, time, runs);
    for (const WindowRun& run : runs) pieces_.push_back({run.index, source, run.rows});
    return {};
  }
  std::vector<uint32_t>& order = sources_.back().order;
  for (const WindowRows& found : ScatterRows(windows_, bounds_, time)) {
    const auto from = static_cast<uint32_t>(order.size());
    order.insert(order.end(), found.rows.begin(), found.rows.end());
    pieces_.push_back({found.index, source, {from, static_cast<uint32_t>(order.size())}});
  }
  return {};
}

Status WindowCutter::ListPieces() {
  if (bounds_.start >= bounds_.stop) return {};
  for (const WindowInput& input : inputs_) {
    for (size_t i = 0; i < input.rows.chunk_count(); ++i) FLUX_TRY_STATUS(ListPiecesOf(input, i));
  }
  const auto place = [](const Piece& piece) { return std::pair(piece.index, piece.source); };
  if (!std::ranges::is_sorted(pieces_, {}, place)) std::ranges::sort(pieces_, {}, place);
  if (windows_.is_forever()) {
    if (creates_empty_ || !pieces_.empty()) candidate_ = Candidate{0, bounds_};
  } else if (creates_empty_) {
    FLUX_TRY(const int64_t count, CountWindows(windows_, bounds_));
    FLUX_TRY_STATUS(CheckRoom(static_cast<size_t>(count), kBytesPerWindow));
    const int64_t first = windows_.FirstStoppingAfter(bounds_.start);
    end_ = first + count;
    candidate_ = FirstEmpty(first);
  } else if (!pieces_.empty()) {
    candidate_ = Candidate{pieces_[0].index, ClipWindow(windows_.At(pieces_[0].index), bounds_)};
  }
  return {};
}

std::optional<WindowCutter::Candidate> WindowCutter::FirstEmpty(int64_t from) const {
  for (int64_t index = from; index < end_; ++index) {
    const TimeRange window = windows_.At(index);
    if (Overlap(window, bounds_)) return Candidate{index, ClipWindow(window, bounds_)};
  }
  return std::nullopt;
}

std::optional<WindowCutter::Candidate> WindowCutter::Following(int64_t index) const {
  if (windows_.is_forever()) return std::nullopt;
  if (creates_empty_) return FirstEmpty(index + 1);
  if (end_piece_ == pieces_.size()) return std::nullopt;
  const int64_t next = pieces_[end_piece_].index;
  return Candidate{next, ClipWindow(windows_.At(next), bounds_)};
}

bool WindowCutter::Next() {
  if (!candidate_) return false;
  window_ = candidate_->window;
  first_piece_ = end_piece_;
  const bool stays_apart = window_ == bounds_;
  do {
    const int64_t index = candidate_->index;
    while (end_piece_ < pieces_.size() && pieces_[end_piece_].index == index) ++end_piece_;
    candidate_ = Following(index);
  } while (!stays_apart && candidate_ && candidate_->window == window_);
  const WindowInput& input = first_piece_ < end_piece_ ? *sources_[pieces_[first_piece_].source].input : inputs_[0];
  header_ = input.layout.HeaderOf(window_);
  return true;
}

Result<Chunk> WindowCutter::Cut(const Piece& piece) {
  const Source& source = sources_[piece.source];
  FLUX_TRY(const std::shared_ptr<const Chunk> chunk, chunks_.Find(source.input->rows, source.chunk));
  const WindowLayout& layout = source.input->layout;
  Chunk cut{{}, piece.rows.size()};
  cut.columns.reserve(layout.header.schema.size());
  const bool is_like_last = last_source_ == piece.source && last_cut_.rows == cut.rows;
  const std::span<const uint32_t> order = source.order.empty()
                                              ? std::span<const uint32_t>()
                                              : std::span(source.order).subspan(piece.rows.from, piece.rows.size());
  for (size_t i = 0; i < chunk->columns.size(); ++i) {
    const Column& column = *chunk->columns[i];
    if (i == layout.start_column || i == layout.stop_column) {
      cut.columns.emplace_back();
    } else if (is_like_last && column.encoding() == Encoding::kConstant) {
      cut.columns.push_back(last_cut_.columns[i]);
    } else {
      cut.columns.push_back(order.empty() ? column.Slice(piece.rows.from, cut.rows) : column.Take(order));
    }
  }
  cut.columns.resize(layout.header.schema.size());
  cut.columns[layout.start_column] = Column::Constant(ColumnType::kTime, Value::Of(window_.start), cut.rows);
  cut.columns[layout.stop_column] = Column::Constant(ColumnType::kTime, Value::Of(window_.stop), cut.rows);
  last_source_ = piece.source;
  last_cut_ = cut;
  return cut;
}

// Windows that are empty have the columns of every input, others of those that have rows in them.
Status WindowCutter::SendJoined(TableSink& out) {
  if (creates_empty_) {
    for (const WindowInput& input : inputs_) FLUX_TRY_STATUS(table_.Open(input.layout.HeaderOf(window_)));
  }
  const WindowInput* opened = nullptr;
  KeyedTables::Target target;
  for (size_t i = first_piece_; i < end_piece_; ++i) {
    const WindowInput* input = sources_[pieces_[i].source].input;
    if (input != opened) {
      FLUX_TRY(target, table_.Open(input->layout.HeaderOf(window_)));
    }
    opened = input;
    FLUX_TRY(const Chunk rows, Cut(pieces_[i]));
    FLUX_TRY_STATUS(table_.Add(target, rows));
  }
  return table_.Emit(out, KeyedTables::Order::kArrival);
}

Status WindowCutter::Send(TableSink& out) {
  if (inputs_.size() > 1) return SendJoined(out);
  FLUX_TRY(const KeyedTables::Target target, table_.OpenApart(std::move(header_)));
  for (size_t i = first_piece_; i < end_piece_; ++i) {
    FLUX_TRY(const Chunk rows, Cut(pieces_[i]));
    FLUX_TRY_STATUS(table_.Add(target, rows));
  }
  return table_.Emit(out, KeyedTables::Order::kArrival);
}

}  // namespace flux::exec
