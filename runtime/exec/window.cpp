// `window`: splits every table into one per window of time, with the window's bounds in the group key.

#include <fmt/format.h>

#include "runtime/exec/bounds.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/row_bytes.h"
#include "runtime/exec/window_rows.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

class WindowOperator final : public UnaryOperator {
 public:
  WindowOperator(const plan::WindowSpec& spec, WindowBounds windows, TimeRange bounds, ExecContext& context,
                 TableSink& out)
      : UnaryOperator(out), spec_(spec), windows_(std::move(windows)), bounds_(bounds), tables_(context) {}

  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return {}; }
  Status Finish() override {
    FLUX_TRY_STATUS(tables_.Emit(out_, KeyedTables::Order::kAscendingKeys));
    return out_.Finish();
  }

 private:
  Status MakeTemplate(const TableHeader& header);
  TableHeader HeaderOf(const TimeRange& window) const;
  Result<KeyedTables::Target> OpenWindow(const TimeRange& window);
  Status CreateEmpty();
  Status AddRows(const TimeRange& window, Chunk rows);
  Status PushOrdered(const Chunk& chunk);
  Status PushScattered(const Chunk& chunk);

  const plan::WindowSpec& spec_;
  const WindowBounds windows_;
  const TimeRange bounds_;
  KeyedTables tables_;

  // Of the table at hand: the header of its windows, in which only start and stop vary.
  TableHeader template_;
  size_t start_entry_ = 0, stop_entry_ = 0;
  size_t time_column_ = 0, start_column_ = 0, stop_column_ = 0;
  std::optional<TimeRange> open_window_;
  KeyedTables::Target open_target_;
  std::vector<WindowRun> runs_;
};

size_t EnsureTimeColumn(std::vector<ColumnDef>& columns, const std::string& name) {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name != name) continue;
    columns[i].type = ColumnType::kTime;
    return i;
  }
  columns.push_back({name, ColumnType::kTime});
  return columns.size() - 1;
}

Status WindowOperator::MakeTemplate(const TableHeader& header) {
  const std::optional<size_t> time = header.schema.Find(spec_.time_column);
  if (!time) {
    return Fail(ErrorCode::kFailedPrecondition,
                fmt::format("missing time column `{}` in table {}; `timeColumn` names it", spec_.time_column,
                            header.key.DebugText()));
  }
  if (header.schema[*time].type != ColumnType::kTime) {
    return Fail(ErrorCode::kFailedPrecondition,
                fmt::format("time column `{}` is of type {} in table {}; convert it to time", spec_.time_column,
                            ColumnTypeName(header.schema[*time].type), header.key.DebugText()));
  }
  time_column_ = *time;
  std::vector<ColumnDef> columns = header.schema.columns();
  start_column_ = EnsureTimeColumn(columns, spec_.start_column);
  stop_column_ = EnsureTimeColumn(columns, spec_.stop_column);
  std::vector<GroupKeyEntry> entries;
  for (const ColumnDef& column : columns) {
    if (column.name == spec_.start_column) start_entry_ = entries.size();
    if (column.name == spec_.stop_column) stop_entry_ = entries.size();
    if (column.name == spec_.start_column || column.name == spec_.stop_column) {
      entries.push_back({column.name, ColumnType::kTime, Value::Null(ValueKind::kTime)});
    } else if (const GroupKeyEntry* entry = header.key.Find(column.name)) {
      entries.push_back(*entry);
    }
  }
  const bool is_ordered = header.is_time_ordered;
  template_ = TableHeader{GroupKey(std::move(entries)), Schema(std::move(columns)), is_ordered};
  return {};
}

TableHeader WindowOperator::HeaderOf(const TimeRange& window) const {
  std::vector<GroupKeyEntry> entries = template_.key.entries();
  entries[start_entry_].value = Value::Of(window.start);
  entries[stop_entry_].value = Value::Of(window.stop);
  return TableHeader{GroupKey(std::move(entries)), template_.schema, template_.is_time_ordered};
}

Result<KeyedTables::Target> WindowOperator::OpenWindow(const TimeRange& window) {
  if (!open_window_ || *open_window_ != window) {
    FLUX_TRY(open_target_, tables_.Open(HeaderOf(window)));
    open_window_ = window;
  }
  return open_target_;
}

Status WindowOperator::CreateEmpty() {
  if (windows_.is_forever()) {
    FLUX_TRY_STATUS(OpenWindow(bounds_));
    return {};
  }
  FLUX_TRY(const int64_t count, CountWindows(windows_, bounds_));
  const int64_t first = windows_.FirstStoppingAfter(bounds_.start);
  for (int64_t i = first; i < first + count; ++i) {
    const TimeRange window = windows_.At(i);
    if (Overlap(window, bounds_)) FLUX_TRY_STATUS(OpenWindow(ClipWindow(window, bounds_)));
  }
  return {};
}

Status WindowOperator::Begin(TableHeaderRef header) {
  open_window_.reset();
  FLUX_TRY_STATUS(MakeTemplate(*header));
  if (bounds_.start >= bounds_.stop || !spec_.create_empty) return {};
  return CreateEmpty();
}

Status WindowOperator::AddRows(const TimeRange& window, Chunk rows) {
  FLUX_TRY(const KeyedTables::Target target, OpenWindow(window));
  rows.columns.resize(template_.schema.size());
  rows.columns[start_column_] = Column::Constant(ColumnType::kTime, Value::Of(window.start), rows.rows);
  rows.columns[stop_column_] = Column::Constant(ColumnType::kTime, Value::Of(window.stop), rows.rows);
  return tables_.Add(target, rows);
}

Chunk SliceChunk(const Chunk& chunk, RowRange rows) {
  Chunk out;
  out.rows = rows.size();
  out.columns.reserve(chunk.columns.size() + 2);
  for (const ColumnRef& column : chunk.columns) out.columns.push_back(column->Slice(rows.from, rows.size()));
  return out;
}

Status WindowOperator::PushOrdered(const Chunk& chunk) {
  runs_.clear();
  ListRuns(windows_, *chunk.columns[time_column_], runs_);
  if (!windows_.is_contiguous()) {
    // Windows that reach beyond both ends of the bounds all become one table, whose rows must stay in row order.
    for (const WindowRun& run : runs_) {
      if (run.window.start <= bounds_.start && run.window.stop >= bounds_.stop) return PushScattered(chunk);
    }
  }
  for (const WindowRun& run : runs_) {
    FLUX_TRY_STATUS(AddRows(ClipWindow(run.window, bounds_), SliceChunk(chunk, run.rows)));
  }
  return {};
}

Status WindowOperator::PushScattered(const Chunk& chunk) {
  // Windows beyond the bounds fall together, so their rows are merged back into row order.
  std::vector<uint32_t> outside;
  for (const WindowRows& found : ScatterRows(windows_, *chunk.columns[time_column_])) {
    if (!Overlap(found.window, bounds_)) {
      outside.insert(outside.end(), found.rows.begin(), found.rows.end());
      continue;
    }
    const TimeRange window = ClipWindow(found.window, bounds_);
    if (window == bounds_) {
      outside.insert(outside.end(), found.rows.begin(), found.rows.end());
      continue;
    }
    Chunk rows{{}, found.rows.size()};
    for (const ColumnRef& column : chunk.columns) rows.columns.push_back(column->Take(found.rows));
    FLUX_TRY_STATUS(AddRows(window, std::move(rows)));
  }
  if (outside.empty()) return {};
  std::sort(outside.begin(), outside.end());
  Chunk rows{{}, outside.size()};
  for (const ColumnRef& column : chunk.columns) rows.columns.push_back(column->Take(outside));
  return AddRows(bounds_, std::move(rows));
}

Status WindowOperator::Push(const Chunk& chunk) {
  if (chunk.rows == 0 || bounds_.start >= bounds_.stop) return {};
  if (windows_.is_forever()) return AddRows(bounds_, chunk);
  const Column& time = *chunk.columns[time_column_];
  const bool is_ordered = template_.is_time_ordered && spec_.time_column == "_time" && !time.has_nulls();
  // Overlapping windows beyond the bounds would share rows that must stay in row order.
  const bool is_inside = windows_.is_contiguous() || (is_ordered && time.IntAt(0) >= bounds_.start.ns &&
                                                      time.IntAt(chunk.rows - 1) < bounds_.stop.ns);
  return is_ordered && is_inside ? PushOrdered(chunk) : PushScattered(chunk);
}

}  // namespace

MadeOperator MakeWindow(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats&) {
  const auto& spec = *node.As<plan::WindowSpec>();
  const std::optional<TimeRange> bounds = TimeBounds(node);
  if (!bounds) {
    return Fail(ErrorCode::kInvalid, "the input has no time bounds; set them with `range` before this step");
  }
  FLUX_TRY(WindowBounds windows, WindowBounds::Make(spec.shape));
  return std::make_unique<WindowOperator>(spec, std::move(windows), *bounds, context, out);
}

}  // namespace flux::exec
