#include "runtime/exec/window_fold.h"

#include <algorithm>

#include "runtime/column/builder.h"
#include "runtime/plan/specs/aggregate_window.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

// Whether the key has a column with this time.
bool HasBound(const GroupKey& key, std::string_view column, Time bound) {
  const GroupKeyEntry* entry = key.Find(column);
  return entry != nullptr && entry->type == ColumnType::kTime && !entry->value.is_null() &&
         entry->value.AsTime() == bound;
}

bool HasBounds(const GroupKey& key, const TimeRange& bounds) {
  return HasBound(key, "_start", bounds.start) && HasBound(key, "_stop", bounds.stop);
}

bool IsConstant(const TableBatch& batch, std::string_view column) {
  return batch.columns[*batch.header->schema.Find(column)]->encoding() == Encoding::kConstant;
}

}  // namespace

bool HaveBounds(const TableBatch& batch, const TimeRange& bounds) {
  return HasBounds(batch.KeyOf(0), bounds) && IsConstant(batch, "_start") && IsConstant(batch, "_stop");
}

bool HasFoldableWindows(const WindowBounds& windows, const TimeRange& bounds, const TableHeader& header) {
  return header.is_time_ordered && HasOwnWindows(windows, bounds, header);
}

bool HasOwnWindows(const WindowBounds& windows, const TimeRange& bounds, const TableHeader& header) {
  if (!windows.is_contiguous() || bounds.start >= bounds.stop) return false;
  const std::optional<size_t> time = header.schema.Find("_time");
  if (!time || header.schema[*time].type != ColumnType::kTime || header.key.Contains("_time")) return false;
  return HasBounds(header.key, bounds);
}

std::vector<ColumnDef> KeyColumnsOf(const TableHeader& header) {
  std::vector<ColumnDef> columns;
  for (const ColumnDef& column : header.schema.columns()) {
    if (header.key.Contains(column.name)) columns.push_back(column);
  }
  return columns;
}

GroupKey KeyOfColumns(const TableHeader& header, std::span<const ColumnDef> key_columns) {
  std::vector<GroupKeyEntry> entries;
  for (const ColumnDef& column : key_columns) entries.push_back(*header.key.Find(column.name));
  return GroupKey(std::move(entries));
}

Chunk RowsWithTime(const Chunk& chunk, size_t time) {
  std::vector<uint32_t> rows;
  for (uint32_t row = 0; row < chunk.rows; ++row) {
    if (!chunk.columns[time]->IsNull(row)) rows.push_back(row);
  }
  return TakeRows(chunk, rows);
}

bool AggregateFold::CanFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const TimeRange& bounds,
                            const TableHeader& header) {
  return header.is_time_ordered && Admits(spec, windows, bounds, header);
}

bool AggregateFold::Admits(const plan::AggregateWindowSpec& spec, const WindowBounds& windows, const TimeRange& bounds,
                           const TableHeader& header) {
  if (!HasOwnWindows(windows, bounds, header)) return false;
  const std::optional<size_t> column = header.schema.Find(spec.column);
  if (!column || spec.column == "_time" || spec.column == "_start" || spec.column == "_stop") return false;
  if (!spec.fn->is_selector && header.key.Contains(spec.column)) return false;
  return spec.ResultType(header.schema[*column].type).has_value();
}

AggregateFold::AggregateFold(const plan::AggregateWindowSpec& spec, const WindowBounds& windows,
                             const TimeRange& bounds, const TimeRange& listed, TableHeaderRef header,
                             const CancelToken& cancel)
    : spec_(spec),
      windows_(windows),
      bounds_(bounds),
      listed_(listed),
      header_(std::move(header)),
      time_(*header_->schema.Find("_time")),
      column_(*header_->schema.Find(spec.column)),
      key_columns_(KeyColumnsOf(*header_)),
      states_(StartStates(spec, header_->schema[column_].type, cancel)),
      values_(*spec.ResultType(header_->schema[column_].type)) {}

Status AggregateFold::Push(const Chunk& chunk) {
  if (chunk.rows == 0) return {};
  const Column& time = *chunk.columns[time_];
  if (time.has_nulls()) return Push(RowsWithTime(chunk, time_));
  runs_.clear();
  ranges_.clear();
  ListRuns(windows_, bounds_, time, runs_);
  if (runs_.empty()) return {};
  const bool is_continued = !indexes_.empty() && indexes_.back() == runs_.front().index;
  if (!is_continued && !indexes_.empty()) {
    FLUX_TRY_STATUS(Close(1));
    states_->Clear();
  }
  states_->Add(is_continued ? runs_.size() - 1 : runs_.size());
  for (const WindowRun& run : runs_) {
    ranges_.push_back(run.rows);
    if (is_continued && &run == &runs_.front()) continue;
    indexes_.push_back(run.index);
    clipped_.push_back(run.window);
  }
  states_->Fold(*chunk.columns[column_], ranges_, 0);
  if (spec_.fn->is_selector) KeepSelected(chunk, is_continued);
  FLUX_TRY_STATUS(Close(runs_.size() - 1));
  states_->KeepLast();
  return {};
}

// Takes the results of the first `count` windows of those that have states.
Status AggregateFold::Close(size_t count) {
  if (!spec_.fn->is_selector) return states_->Append(0, count, values_);
  for (size_t k = 0; k < count; ++k) has_row_.push_back(states_->HasRow(k));
  return {};
}

void AggregateFold::FlushPending() {
  if (pending_) selected_.push_back(*std::move(pending_));
  pending_.reset();
}

// The last window may find a better row in the next chunk; the rows of the others are final.
void AggregateFold::KeepSelected(const Chunk& chunk, bool is_continued) {
  const size_t last = runs_.size() - 1;
  if (is_continued && states_->SelectedRow(0) != kNoRow) pending_.reset();
  if (!is_continued || last != 0) FlushPending();
  std::vector<uint32_t> rows;
  for (size_t k = 0; k < last; ++k) {
    if (const uint32_t row = states_->SelectedRow(k); row != kNoRow) rows.push_back(row);
  }
  if (!rows.empty()) selected_.push_back(TakeRows(chunk, rows));
  if (const uint32_t row = states_->SelectedRow(last); row != kNoRow) pending_ = TakeRows(chunk, {&row, 1});
}

Result<std::vector<AggregateFold::Slot>> AggregateFold::ListSlots() {
  std::vector<Slot> slots;
  if (!spec_.create_empty) {
    for (uint32_t k = 0; k < indexes_.size(); ++k) slots.push_back({clipped_[k], k});
    return slots;
  }
  FLUX_TRY(const std::vector<NumberedWindow> all, ListWindows(windows_, listed_));
  slots.reserve(all.size());
  uint32_t k = 0;
  for (const auto& [index, window] : all) {
    const bool has_rows = k < indexes_.size() && indexes_[k] == index;
    slots.push_back({window, has_rows ? k++ : kNoRow});
  }
  return slots;
}

ColumnRef AggregateFold::TimeColumn(const std::vector<Slot>& slots) const {
  std::vector<int64_t> times;
  times.reserve(slots.size());
  for (const Slot& slot : slots) times.push_back((spec_.time_is_start ? slot.window.start : slot.window.stop).ns);
  return Column::FlatTime(std::move(times));
}

TableHeader AggregateFold::OutputHeader() const {
  TableHeader header{KeyOfColumns(*header_, key_columns_), header_->schema, true};
  if (spec_.fn->is_selector) return header;
  std::vector<ColumnDef> columns = key_columns_;
  columns.push_back({spec_.column, values_.type()});
  columns.push_back({"_time", ColumnType::kTime});
  header.schema = Schema(std::move(columns));
  return header;
}

Result<Chunk> AggregateFold::AggregateRows(const std::vector<Slot>& slots) {
  Chunk rows{{}, slots.size()};
  for (const ColumnDef& column : key_columns_) {
    rows.columns.push_back(Column::Constant(column.type, header_->key.Find(column.name)->value, slots.size()));
  }
  if (slots.size() == indexes_.size()) {
    rows.columns.push_back(values_.Finish());
  } else {
    // Windows without rows have the value of a state that has seen none.
    const auto empty = static_cast<uint32_t>(values_.length());
    states_->Clear();
    states_->Add(1);
    FLUX_TRY_STATUS(states_->Append(0, 1, values_));
    std::vector<uint32_t> order;
    order.reserve(slots.size());
    for (const Slot& slot : slots) order.push_back(slot.row == kNoRow ? empty : slot.row);
    rows.columns.push_back(values_.Finish()->Take(order));
  }
  rows.columns.push_back(TimeColumn(slots));
  return rows;
}

// Without fill, windows in which nothing was selected leave no row.
Chunk AggregateFold::SelectedRows(const std::vector<Slot>& slots) {
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
    const bool is_selected = slot.row != kNoRow && has_row_[slot.row];
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

Result<Chunk> AggregateFold::Finish() {
  if (!indexes_.empty()) FLUX_TRY_STATUS(Close(1));
  FLUX_TRY(const std::vector<Slot> slots, ListSlots());
  if (spec_.fn->is_selector) return SelectedRows(slots);
  return AggregateRows(slots);
}

}  // namespace flux::exec
