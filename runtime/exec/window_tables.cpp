#include "runtime/exec/window_tables.h"

#include <fmt/format.h>

#include <queue>

#include "runtime/base/suggest.h"
#include "runtime/exec/window_cutter.h"
#include "runtime/plan/specs/window.h"
#include "runtime/spill/spill.h"

namespace flux::exec {
namespace {

size_t EnsureTimeColumn(std::vector<ColumnDef>& columns, const std::string& name) {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name != name) continue;
    columns[i].type = ColumnType::kTime;
    return i;
  }
  columns.push_back({name, ColumnType::kTime});
  return columns.size() - 1;
}

// Why it is not there. Which other columns there are depends on what was read.
std::string TimeColumnHint(std::string_view column) {
  constexpr std::string_view kDropped = "aggregates without a window drop it, as does `map` without `r with`";
  const std::string usual[] = {"_time", "_start", "_stop"};
  const std::optional<std::string> meant = Closest(column, usual);
  return meant && *meant != column ? fmt::format("did you mean `{}`?", *meant) : std::string(kDropped);
}

// Whether rows that come after those of `input` may follow its layout.
bool Continues(const WindowInput& input, const WindowLayout& layout) {
  return input.layout.header.is_time_ordered == layout.header.is_time_ordered &&
         input.layout.header.schema == layout.header.schema;
}

// The column that must ascend so that rows may follow the layout; null when none must.
const Column* OrderedTime(const WindowLayout& layout, const Chunk& chunk) {
  if (!layout.header.is_time_ordered) return nullptr;
  const std::optional<size_t> time = layout.header.schema.Find("_time");
  return time && *time < chunk.columns.size() ? chunk.columns[*time].get() : nullptr;
}

}  // namespace

TableHeader WindowLayout::HeaderOf(const plan::TimeRange& window) const {
  std::vector<GroupKeyEntry> entries = header.key.entries();
  entries[start_entry].value = Value::Of(window.start);
  entries[stop_entry].value = Value::Of(window.stop);
  return TableHeader{GroupKey(std::move(entries)), header.schema, header.is_time_ordered};
}

Result<WindowLayout> MakeWindowLayout(const plan::WindowSpec& spec, const TableHeader& table) {
  const std::optional<size_t> time = table.schema.Find(spec.time_column);
  if (!time) {
    return FailAtTable(ErrorCode::kFailedPrecondition,
                       fmt::format("`window`: no time column `{}` in table {}; {}", spec.time_column,
                                   table.key.DebugText(), TimeColumnHint(spec.time_column)));
  }
  if (table.schema[*time].type != ColumnType::kTime) {
    return FailAtTable(ErrorCode::kFailedPrecondition,
                       fmt::format("`window`: column `{}` is of type {} in table {}, need time", spec.time_column,
                                   ColumnTypeName(table.schema[*time].type), table.key.DebugText()));
  }
  WindowLayout layout{.header = {}, .time_column = *time};
  std::vector<ColumnDef> columns = table.schema.columns();
  layout.start_column = EnsureTimeColumn(columns, spec.start_column);
  layout.stop_column = EnsureTimeColumn(columns, spec.stop_column);
  std::vector<GroupKeyEntry> entries;
  for (const ColumnDef& column : columns) {
    if (column.name == spec.start_column) layout.start_entry = entries.size();
    if (column.name == spec.stop_column) layout.stop_entry = entries.size();
    if (column.name == spec.start_column || column.name == spec.stop_column) {
      entries.push_back({column.name, ColumnType::kTime, Value::Null(ValueKind::kTime)});
    } else if (const GroupKeyEntry* entry = table.key.Find(column.name)) {
      entries.push_back(*entry);
    }
  }
  layout.header = TableHeader{GroupKey(std::move(entries)), Schema(std::move(columns)), table.is_time_ordered};
  return layout;
}

void WindowTables::BeginInput(WindowLayout layout) { families_[family_].push_back(WindowInput{std::move(layout), {}}); }

Status WindowTables::Open(const TableHeader& table) {
  FLUX_TRY_STATUS(context_.cancel.Check());
  FLUX_TRY(WindowLayout layout, MakeWindowLayout(spec_, table));
  const auto [at, is_new] = by_key_.try_emplace(layout.header.key, families_.size());
  if (is_new) families_.emplace_back();
  family_ = at->second;
  const WindowInputs& inputs = families_[family_];
  if (inputs.empty() || !Continues(inputs.back(), layout)) BeginInput(std::move(layout));
  return {};
}

// The bounds that rows had would only be in the way when chunks are joined; the time column is still needed.
Chunk WindowTables::WithoutBounds(const WindowLayout& layout, const Chunk& chunk) {
  if (!no_bound_ || no_bound_->length() != chunk.rows) {
    no_bound_ = Column::Constant(ColumnType::kTime, Value::Null(ValueKind::kTime), chunk.rows);
  }
  Chunk rows = chunk;
  for (const size_t i : {layout.start_column, layout.stop_column}) {
    if (i < rows.columns.size() && i != layout.time_column) rows.columns[i] = no_bound_;
  }
  return rows;
}

Status WindowTables::Add(const Chunk& chunk) {
  if (chunk.rows == 0) return {};
  WindowInput* input = &families_[family_].back();
  const Column* time = OrderedTime(input->layout, chunk);
  int64_t last_time = INT64_MIN;
  if (time != nullptr) {
    // Nulls are in no order, so nothing is joined to them.
    const bool follows = !time->has_nulls() && time->IntAt(0) >= input->last_time;
    last_time = time->has_nulls() ? INT64_MAX : time->IntAt(chunk.rows - 1);
    if (!follows && input->rows.rows() > 0) {
      BeginInput(WindowLayout(input->layout));
      input = &families_[family_].back();
    }
  }
  input->last_time = last_time;
  Chunk rows = WithoutBounds(input->layout, chunk);
  held_rows_ += rows.rows;
  if (context_.spill != nullptr) held_bytes_ += HeldBytes(rows);
  input->rows.Add(std::move(rows));
  const bool is_time = context_.spill != nullptr && context_.spill->IsTime(held_rows_, held_bytes_);
  return is_time ? MoveToDisk() : Status();
}

Status WindowTables::MoveToDisk() {
  if (file_ == nullptr) {
    FLUX_TRY(file_, context_.spill->CreateFile());
  }
  std::string buffer;
  for (WindowInputs& inputs : families_) {
    FLUX_TRY_STATUS(context_.cancel.Check());
    for (WindowInput& input : inputs) FLUX_TRY_STATUS(input.rows.MoveTo(*file_, buffer));
  }
  held_rows_ = held_bytes_ = 0;
  return {};
}

Status WindowTables::Emit(TableSink& out) {
  LoadedChunks chunks(file_.get());
  std::vector<std::unique_ptr<WindowCutter>> cutters;
  for (const WindowInputs& inputs : families_) {
    auto cutter = std::make_unique<WindowCutter>(inputs, chunks, windows_, bounds_, spec_.create_empty, context_);
    FLUX_TRY_STATUS(cutter->ListPieces());
    if (cutter->Next()) cutters.push_back(std::move(cutter));
  }
  const auto is_later = [&](size_t a, size_t b) {
    const auto order = cutters[a]->header().key <=> cutters[b]->header().key;
    return order != 0 ? order > 0 : a > b;
  };
  std::priority_queue<size_t, std::vector<size_t>, decltype(is_later)> next(is_later);
  for (size_t i = 0; i < cutters.size(); ++i) next.push(i);
  while (!next.empty()) {
    const size_t first = next.top();
    next.pop();
    FLUX_TRY_STATUS(cutters[first]->Send(out));
    if (cutters[first]->Next()) next.push(first);
  }
  families_.clear();
  by_key_.clear();
  file_.reset();
  held_rows_ = held_bytes_ = 0;
  return {};
}

}  // namespace flux::exec
