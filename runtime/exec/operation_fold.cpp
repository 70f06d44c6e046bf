#include "runtime/exec/operation_fold.h"

#include <utility>

namespace flux::exec {

std::vector<ColumnBuilder> MakeBuilders(std::span<const ColumnDef> columns) {
  std::vector<ColumnBuilder> builders;
  builders.reserve(columns.size());
  for (const ColumnDef& column : columns) builders.emplace_back(column.type);
  return builders;
}

OperationFold::OperationFold(const plan::FoldWindowsSpec& spec, const WindowBounds& windows,
                             const plan::TimeRange& bounds, std::span<const NumberedWindow> all, TableHeaderRef header,
                             RunColumns columns, RunFold& fold)
    : spec_(spec),
      windows_(windows),
      bounds_(bounds),
      all_(all),
      header_(std::move(header)),
      columns_(std::move(columns)),
      fold_(fold),
      time_(*header_->schema.Find("_time")),
      key_columns_(KeyColumnsOf(*header_)),
      rows_(MakeBuilders(columns_.columns)) {}

Status OperationFold::Push(const Chunk& chunk) {
  if (chunk.rows == 0) return {};
  const Column& time = *chunk.columns[time_];
  if (time.has_nulls()) return Push(RowsWithTime(chunk, time_));
  runs_.clear();
  ListRuns(windows_, bounds_, time, runs_);
  if (runs_.empty()) return {};
  FLUX_TRY_STATUS(fold_.Load(chunk));
  for (const WindowRun& run : runs_) {
    if (!open_ || open_->index != run.index) {
      FLUX_TRY_STATUS(CloseWindow());
      FLUX_TRY_STATUS(PassEmpty(run.index));
      FLUX_TRY_STATUS(OpenWindow({run.index, run.window}));
    }
    FLUX_TRY_STATUS(fold_.Push(run.rows));
  }
  return {};
}

// Gives what comes of the windows without rows before window `until`.
Status OperationFold::PassEmpty(int64_t until) {
  for (; next_ < all_.size() && all_[next_].index < until; ++next_) {
    FLUX_TRY_STATUS(OpenWindow(all_[next_]));
    FLUX_TRY_STATUS(CloseWindow());
  }
  // The window itself.
  ++next_;
  return {};
}

Status OperationFold::OpenWindow(const NumberedWindow& window) {
  open_ = window;
  return fold_.Begin(window.window);
}

Status OperationFold::CloseWindow() {
  if (!open_) return {};
  const plan::TimeRange window = std::exchange(open_, std::nullopt)->window;
  FLUX_TRY_STATUS(fold_.End(rows_));
  if (rows_.front().length() == times_.size() && spec_.create_empty) {
    for (ColumnBuilder& column : rows_) column.AppendNull();
  }
  times_.resize(rows_.front().length(), (spec_.time_is_start ? window.start : window.stop).ns);
  return {};
}

Result<Chunk> OperationFold::Finish() {
  FLUX_TRY_STATUS(CloseWindow());
  FLUX_TRY_STATUS(PassEmpty(INT64_MAX));
  Chunk out{.columns = {}, .rows = times_.size()};
  ColumnRef times = Column::FlatTime(std::move(times_));
  const TableHeader header = OutputHeader();
  auto next = rows_.begin();
  for (const ColumnDef& column : header.schema.columns()) {
    if (const GroupKeyEntry* entry = header.key.Find(column.name)) {
      out.columns.push_back(Column::Constant(column.type, entry->value, out.rows));
    } else if (column.name == "_time") {
      // Rows bring a time of their own, which nobody sees.
      if (columns_.are_rows) ++next;
      out.columns.push_back(times);
    } else {
      out.columns.push_back((next++)->Finish());
    }
  }
  return out;
}

TableHeader OperationFold::OutputHeader() const {
  TableHeader header{KeyOfColumns(*header_, key_columns_), header_->schema, true};
  if (columns_.are_rows) return header;
  std::vector<ColumnDef> columns = key_columns_;
  columns.insert(columns.end(), columns_.columns.begin(), columns_.columns.end());
  columns.push_back({"_time", ColumnType::kTime});
  header.schema = Schema(std::move(columns));
  return header;
}

}  // namespace flux::exec
