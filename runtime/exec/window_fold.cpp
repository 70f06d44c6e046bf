#include "runtime/exec/window_fold.h"

#include <algorithm>

#include "runtime/column/builder.h"
#include "runtime/plan/specs/aggregate_window.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

Chunk TakeRows(const Chunk& chunk, std::span<const uint32_t> rows) {
  Chunk taken{{}, rows.size()};
  taken.columns.reserve(chunk.columns.size());
  for (const ColumnRef& column : chunk.columns) taken.columns.push_back(column->Take(rows));
  return taken;
}

bool HasBounds(const GroupKey& key, const TimeRange& bounds) {
  const GroupKeyEntry* start = key.Find("_start");
  const GroupKeyEntry* stop = key.Find("_stop");
  return start != nullptr && stop != nullptr && start->type == ColumnType::kTime && stop->type == ColumnType::kTime &&
         !start->value.is_null() && !stop->value.is_null() && start->value.AsTime() == bounds.start &&
         stop->value.AsTime() == bounds.stop;
}

}  // namespace

bool WindowFold::CanFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const TimeRange& bounds,
                         const TableHeader& header) {
  if (!windows.is_contiguous() || bounds.start >= bounds.stop || !header.is_time_ordered) return false;
  const std::optional<size_t> time = header.schema.Find("_time");
  if (!time || header.schema[*time].type != ColumnType::kTime || header.key.Contains("_time")) return false;
  const std::optional<size_t> column = header.schema.Find(spec.column);
  if (!column || spec.column == "_time" || spec.column == "_start" || spec.column == "_stop") return false;
  if (!plan::IsSelector(spec.kind) && header.key.Contains(spec.column)) return false;
  return HasBounds(header.key, bounds) &&
         plan::FoldedType(spec.kind, spec.column, header.schema[*column].type).has_value();
}

WindowFold::WindowFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const TimeRange& bounds,
                       TableHeaderRef header)
    : spec_(spec), windows_(windows), bounds_(bounds), header_(std::move(header)) {
  time_ = *header_->schema.Find("_time");
  column_ = *header_->schema.Find(spec_.column);
  for (const ColumnDef& column : header_->schema.columns()) {
    if (header_->key.Contains(column.name)) key_columns_.push_back(column);
  }
}

// Rows without time belong to no window.
Chunk WindowFold::RowsWithTime(const Chunk& chunk) const {
  std::vector<uint32_t> rows;
  for (uint32_t row = 0; row < chunk.rows; ++row) {
    if (!chunk.columns[time_]->IsNull(row)) rows.push_back(row);
  }
  return TakeRows(chunk, rows);
}

Status WindowFold::Push(const Chunk& chunk) {
  if (chunk.rows == 0) return {};
  const Column& time = *chunk.columns[time_];
  if (time.has_nulls()) return Push(RowsWithTime(chunk));
  runs_.clear();
  ranges_.clear();
  ListRuns(windows_, bounds_, time, runs_);
  size_t first = states_.size();
  bool is_continued = false;
  for (const WindowRun& run : runs_) {
    if (ranges_.empty() && !indexes_.empty() && indexes_.back() == run.index) {
      is_continued = true;
      --first;
    } else {
      indexes_.push_back(run.index);
      clipped_.push_back(run.window);
      states_.emplace_back();
    }
    ranges_.push_back(run.rows);
  }
  if (ranges_.empty()) return {};
  Fold(spec_.kind, *chunk.columns[column_], ranges_, std::span(states_).subspan(first));
  if (plan::IsSelector(spec_.kind)) KeepSelected(chunk, first, is_continued);
  return {};
}

void WindowFold::FlushPending() {
  if (pending_) selected_.push_back(*std::move(pending_));
  pending_.reset();
}

// The last window may find a better row in the next chunk; the rows of the others are final.
void WindowFold::KeepSelected(const Chunk& chunk, size_t first, bool is_continued) {
  const size_t last = states_.size() - 1;
  if (is_continued && states_[first].row != FoldState::kNoRow) pending_.reset();
  if (!is_continued || first != last) FlushPending();
  std::vector<uint32_t> rows;
  for (size_t k = first; k < last; ++k) {
    if (states_[k].row != FoldState::kNoRow) rows.push_back(states_[k].row);
  }
  if (!rows.empty()) selected_.push_back(TakeRows(chunk, rows));
  if (states_[last].row != FoldState::kNoRow) pending_ = TakeRows(chunk, {&states_[last].row, 1});
}

Result<std::vector<WindowFold::Slot>> WindowFold::ListSlots() {
  std::vector<Slot> slots;
  if (!spec_.create_empty) {
    for (size_t k = 0; k < states_.size(); ++k) slots.push_back({clipped_[k], &states_[k]});
  } else {
    FLUX_TRY(const int64_t count, CountWindows(windows_, bounds_));
    const int64_t first = windows_.FirstStoppingAfter(bounds_.start);
    slots.reserve(static_cast<size_t>(count));
    size_t k = 0;
    for (int64_t index = first; index < first + count; ++index) {
      const TimeRange window = windows_.At(index);
      if (!Overlap(window, bounds_)) continue;
      const bool has_rows = k < indexes_.size() && indexes_[k] == index;
      slots.push_back({ClipWindow(window, bounds_), has_rows ? &states_[k++] : nullptr});
    }
  }
  return slots;
}

ColumnRef WindowFold::TimeColumn(const std::vector<Slot>& slots) const {
  std::vector<int64_t> times;
  times.reserve(slots.size());
  for (const Slot& slot : slots) times.push_back((spec_.time_is_start ? slot.window.start : slot.window.stop).ns);
  return Column::FlatTime(std::move(times));
}

TableHeader WindowFold::OutputHeader() const {
  std::vector<GroupKeyEntry> entries;
  for (const ColumnDef& column : key_columns_) entries.push_back(*header_->key.Find(column.name));
  TableHeader header{GroupKey(std::move(entries)), header_->schema, true};
  if (plan::IsSelector(spec_.kind)) return header;
  std::vector<ColumnDef> columns = key_columns_;
  columns.push_back({spec_.column, *plan::FoldedType(spec_.kind, spec_.column, header_->schema[column_].type)});
  columns.push_back({"_time", ColumnType::kTime});
  header.schema = Schema(std::move(columns));
  return header;
}

Chunk WindowFold::AggregateRows(const std::vector<Slot>& slots) const {
  Chunk rows{{}, slots.size()};
  for (const ColumnDef& column : key_columns_) {
    rows.columns.push_back(Column::Constant(column.type, header_->key.Find(column.name)->value, slots.size()));
  }
  const ColumnType input = header_->schema[column_].type;
  ColumnBuilder values(*plan::FoldedType(spec_.kind, spec_.column, input));
  values.Reserve(slots.size());
  const FoldState none{};
  for (const Slot& slot : slots) {
    AppendFolded(spec_.kind, input, slot.state ? *slot.state : none, values);
  }
  rows.columns.push_back(values.Finish());
  rows.columns.push_back(TimeColumn(slots));
  return rows;
}

// Without fill, windows in which nothing was selected leave no row.
Chunk WindowFold::SelectedRows(const std::vector<Slot>& slots) {
  FlushPending();
  std::vector<Slot> kept;
  std::vector<Chunk> parts;
  const Chunk in_order = Concatenate(header_->schema, selected_);
  size_t next = 0, run_from = 0;
  // Gathers runs of consecutive selected rows, broken by null rows.
  const auto end_run = [&] {
    if (next == run_from) return;
    parts.push_back(SliceRows(in_order, run_from, next - run_from));
    run_from = next;
  };
  for (const Slot& slot : slots) {
    const bool is_selected = slot.state != nullptr && slot.state->count != 0;
    if (!is_selected && !spec_.create_empty) continue;
    kept.push_back(slot);
    if (is_selected) {
      ++next;
      continue;
    }
    end_run();
    parts.push_back(MakeKeyChunk(*header_, 1));
  }
  end_run();
  Chunk rows = Concatenate(header_->schema, parts);
  rows.columns[time_] = TimeColumn(kept);
  return rows;
}

Result<Chunk> WindowFold::Finish() {
  FLUX_TRY(const std::vector<Slot> slots, ListSlots());
  return plan::IsSelector(spec_.kind) ? SelectedRows(slots) : AggregateRows(slots);
}

}  // namespace flux::exec
