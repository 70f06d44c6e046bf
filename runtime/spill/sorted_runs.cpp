#include "runtime/spill/sorted_runs.h"

#include <algorithm>

#include "runtime/spill/chunk_bytes.h"

namespace flux {
namespace {

// So many runs that were merged equally often are merged into one.
constexpr size_t kFanIn = 32;

}  // namespace

RowCopier::RowCopier(const std::vector<ColumnDef>& columns, std::vector<size_t> copied) : copied_(std::move(copied)) {
  for (const size_t i : copied_) builders_.emplace_back(columns[i].type);
}

RowCopier::RowCopier(const std::vector<ColumnDef>& columns) {
  for (size_t i = 0; i < columns.size(); ++i) {
    copied_.push_back(i);
    builders_.emplace_back(columns[i].type);
  }
}

void RowCopier::Add(const RunRow& row) {
  ++rows_;
  if (count_ > 0 && row.chunk == first_.chunk && row.row == first_.row + count_) {
    ++count_;
    return;
  }
  Flush();
  first_ = row;
  count_ = 1;
}

void RowCopier::Flush() {
  if (count_ == 0) return;
  for (size_t i = 0; i < builders_.size(); ++i) {
    builders_[i].AppendRows(*first_.chunk->columns[copied_[i]], first_.row, count_);
  }
  count_ = 0;
}

Chunk RowCopier::Finish() {
  Flush();
  first_ = {};
  Chunk rows{{}, std::exchange(rows_, 0)};
  for (ColumnBuilder& builder : builders_) rows.columns.push_back(builder.Finish());
  return rows;
}

Status SortedRuns::Begin(size_t rows, size_t bytes) {
  if (file_ == nullptr) {
    FLUX_TRY(file_, space_.CreateFile());
  }
  runs_.push_back({{}, space_.RowsPerBlock(rows, bytes), 0});
  return {};
}

Status SortedRuns::Append(const Chunk& rows) {
  Run& run = runs_.back();
  for (size_t from = 0; from < rows.rows; from += run.block_rows) {
    const size_t count = std::min(run.block_rows, rows.rows - from);
    buffer_.clear();
    AppendChunk(count == rows.rows ? rows : SliceRows(rows, from, count), buffer_);
    FLUX_TRY(const SpilledBlock block, file_->Append(buffer_, count));
    run.blocks.push_back(block);
  }
  return {};
}

Status SortedRuns::End(const CancelToken& cancel) {
  for (int level = runs_.back().level; runs_.size() >= kFanIn; ++level) {
    const std::span<const Run> last = std::span(runs_).last(kFanIn);
    if (std::ranges::any_of(last, [&](const Run& run) { return run.level != level; })) break;
    FLUX_TRY_STATUS(MergeLast(kFanIn, cancel));
  }
  return {};
}

Status SortedRuns::Add(const Chunk& rows, std::span<const uint32_t> order, const CancelToken& cancel) {
  FLUX_TRY_STATUS(Begin(rows.rows, HeldBytes(rows)));
  const size_t block_rows = runs_.back().block_rows;
  for (size_t from = 0; from < order.size(); from += block_rows) {
    FLUX_TRY_STATUS(cancel.Check());
    FLUX_TRY_STATUS(Append(TakeRows(rows, order.subspan(from, std::min(block_rows, order.size() - from)))));
  }
  return End(cancel);
}

// The merged run takes the place of the last ones, so that rows that are equal stay in order.
Status SortedRuns::MergeLast(size_t count, const CancelToken& cancel) {
  const size_t first = runs_.size() - count;
  MergedRuns merged(*this, first);
  FLUX_TRY_STATUS(merged.Start());
  Run target{{}, runs_.back().block_rows, runs_.back().level + 1};
  for (const Run& run : std::span(runs_).last(count)) target.block_rows = std::min(target.block_rows, run.block_rows);
  RowCopier copier(columns_);
  const size_t block_rows = target.block_rows;
  runs_.push_back(std::move(target));
  FLUX_TRY_STATUS(merged.CopyAll(copier, block_rows, cancel, [this](const Chunk& rows) { return Append(rows); }));
  file_->Discard(runs_[first].blocks.front(), runs_.back().blocks.front());
  runs_.erase(runs_.begin() + static_cast<ptrdiff_t>(first), runs_.end() - 1);
  return {};
}

Result<MergedRuns> SortedRuns::Merge() {
  MergedRuns merged(*this, 0);
  FLUX_TRY_STATUS(merged.Start());
  return merged;
}

MergedRuns::MergedRuns(SortedRuns& runs, size_t first_run) : runs_(&runs) {
  for (const SortedRuns::Run& run : std::span(runs.runs_).subspan(first_run)) cursors_.push_back({run.blocks, {}, {}});
}

Status MergedRuns::Start() {
  for (uint32_t i = 0; i < cursors_.size(); ++i) {
    if (cursors_[i].blocks.empty()) continue;
    FLUX_TRY_STATUS(Load(cursors_[i]));
    heads_.push_back(i);
  }
  for (size_t i = heads_.size() / 2; i-- > 0;) Sink(i);
  return {};
}

Status MergedRuns::Load(Cursor& cursor) {
  cursor.at = {};
  FLUX_TRY(const std::string_view bytes, runs_->file_->Read(cursor.blocks.front()));
  FLUX_TRY(Chunk chunk, ReadChunk(bytes));
  cursor.blocks = cursor.blocks.subspan(1);
  cursor.at.chunk = std::make_shared<const Chunk>(std::move(chunk));
  SetKey(cursor);
  return {};
}

void MergedRuns::SetKey(Cursor& cursor) {
  cursor.key.clear();
  runs_->key_text_(*cursor.at.chunk, cursor.at.row, cursor.key);
}

bool MergedRuns::IsBefore(uint32_t a, uint32_t b) const {
  const int order = cursors_[a].key.compare(cursors_[b].key);
  return order != 0 ? order < 0 : a < b;
}

void MergedRuns::Sink(size_t at) {
  const uint32_t head = heads_[at];
  for (size_t child = 2 * at + 1; child < heads_.size(); child = 2 * at + 1) {
    if (child + 1 < heads_.size() && IsBefore(heads_[child + 1], heads_[child])) ++child;
    if (IsBefore(head, heads_[child])) break;
    heads_[at] = heads_[child];
    at = child;
  }
  heads_[at] = head;
}

Status MergedRuns::Next() {
  Cursor& cursor = cursors_[heads_.front()];
  if (++cursor.at.row < cursor.at.chunk->rows) {
    SetKey(cursor);
  } else if (!cursor.blocks.empty()) {
    FLUX_TRY_STATUS(Load(cursor));
  } else {
    cursor.at = {};
    heads_.front() = heads_.back();
    heads_.pop_back();
    if (heads_.empty()) return {};
  }
  Sink(0);
  return {};
}

}  // namespace flux
