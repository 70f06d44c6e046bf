// `window`: splits every table into one per window of time, with the window's bounds in the group key. Windows that
// reach beyond both ends of the bounds are clipped to the same key and still are tables of their own.

#include <fmt/format.h>

#include "runtime/exec/bounds.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/window_rows.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

// What a table costs at least: its key, its schema, its place among the others.
constexpr size_t kBytesPerTable = 512;

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
  Result<KeyedTables::Target> OpenWindow(int64_t index, const TimeRange& window);
  Status CreateEmpty();
  Status CheckRoomForWindows(const Column& time) const;
  Status AddRows(int64_t index, const TimeRange& window, Chunk rows);
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
  std::optional<int64_t> open_window_;
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

// Only windows that are clipped at both ends can come out alike.
Result<KeyedTables::Target> WindowOperator::OpenWindow(int64_t index, const TimeRange& window) {
  if (open_window_ != index) {
    const bool is_whole = window == bounds_ && !windows_.is_contiguous();
    FLUX_TRY(open_target_, tables_.Open(HeaderOf(window), is_whole ? std::optional(index) : std::nullopt));
    open_window_ = index;
  }
  return open_target_;
}

Status WindowOperator::CreateEmpty() {
  if (windows_.is_forever()) {
    FLUX_TRY_STATUS(OpenWindow(0, bounds_));
    return {};
  }
  FLUX_TRY(const int64_t count, CountWindows(windows_, bounds_));
  FLUX_TRY_STATUS(CheckRoom(static_cast<size_t>(count), kBytesPerTable));
  const int64_t first = windows_.FirstStoppingAfter(bounds_.start);
  for (int64_t i = first; i < first + count; ++i) {
    const TimeRange window = windows_.At(i);
    if (Overlap(window, bounds_)) FLUX_TRY_STATUS(OpenWindow(i, ClipWindow(window, bounds_)));
  }
  return {};
}

// Every window that a row falls into becomes a table; short ones that overlap much are beyond any memory.
Status WindowOperator::CheckRoomForWindows(const Column& time) const {
  Time first = bounds_.stop, last = bounds_.start;
  for (size_t row = 0; row < time.length(); ++row) {
    const Time at = time.IsNull(row) ? bounds_.stop : Time{time.IntAt(row)};
    if (at < bounds_.start || at >= bounds_.stop) continue;
    first = std::min(first, at);
    last = std::max(last, at);
  }
  if (first > last) return {};
  const auto count = [&](Time from, Time to) {
    const int64_t begin = windows_.FirstStoppingAfter(from), end = windows_.LatestStartingBy(to);
    return end < begin ? 0 : static_cast<size_t>(end) - static_cast<size_t>(begin) + 1;
  };
  size_t windows = 0;
  if (__builtin_mul_overflow(count(last, last), time.length(), &windows)) windows = SIZE_MAX;
  return CheckRoom(std::min(windows, count(first, last)), kBytesPerTable);
}

Status WindowOperator::Begin(TableHeaderRef header) {
  open_window_.reset();
  FLUX_TRY_STATUS(MakeTemplate(*header));
  if (bounds_.start >= bounds_.stop || !spec_.create_empty) return {};
  return CreateEmpty();
}

Status WindowOperator::AddRows(int64_t index, const TimeRange& window, Chunk rows) {
  FLUX_TRY(const KeyedTables::Target target, OpenWindow(index, window));
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
  ListRuns(windows_, bounds_, *chunk.columns[time_column_], runs_);
  for (const WindowRun& run : runs_) FLUX_TRY_STATUS(AddRows(run.index, run.window, SliceChunk(chunk, run.rows)));
  return {};
}

Status WindowOperator::PushScattered(const Chunk& chunk) {
  for (const WindowRows& found : ScatterRows(windows_, bounds_, *chunk.columns[time_column_])) {
    Chunk rows{{}, found.rows.size()};
    for (const ColumnRef& column : chunk.columns) rows.columns.push_back(column->Take(found.rows));
    FLUX_TRY_STATUS(AddRows(found.index, found.window, std::move(rows)));
  }
  return {};
}

Status WindowOperator::Push(const Chunk& chunk) {
  if (chunk.rows == 0 || bounds_.start >= bounds_.stop) return {};
  if (windows_.is_forever()) return AddRows(0, bounds_, chunk);
  const Column& time = *chunk.columns[time_column_];
  if (!windows_.is_contiguous()) FLUX_TRY_STATUS(CheckRoomForWindows(time));
  const bool is_ordered = template_.is_time_ordered && spec_.time_column == "_time" && !time.has_nulls();
  return is_ordered ? PushOrdered(chunk) : PushScattered(chunk);
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
