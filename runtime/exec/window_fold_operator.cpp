#include "runtime/exec/window_fold_operator.h"

#include <fmt/format.h>

#include <unordered_map>

#include "runtime/exec/bounds.h"
#include "runtime/exec/operation_facts.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

constexpr plan::Algorithm kAlgorithms[] = {
    {"folds the windows of each table and sends them", plan::Kept::kTable},
    {"folds the windows of each table and collects them", plan::Kept::kTableStates, true},
    {"waits for all tables, because windows of several may become one, and folds the others", plan::Kept::kStream,
     true},
};
constexpr const plan::Algorithm &kSends = kAlgorithms[0], &kCollects = kAlgorithms[1], &kWaits = kAlgorithms[2];

// The key of all windows of a table, but for their bounds.
GroupKey WithoutBounds(const GroupKey& key) {
  std::vector<GroupKeyEntry> entries = key.entries();
  std::erase_if(entries, [](const GroupKeyEntry& entry) { return entry.name == "_start" || entry.name == "_stop"; });
  return GroupKey(std::move(entries));
}

}  // namespace

std::span<const plan::Algorithm> WindowFoldAlgorithms() { return kAlgorithms; }

// Windows of tables whose keys differ in their bounds only become one, which a fold of single tables cannot give.
plan::Choice ChooseWindowFold(const plan::Node&, plan::InputFacts inputs) {
  const plan::Properties& input = inputs[0]->properties;
  if (!input.HaveSameBounds() || (!input.spans_bounds && !input.keys_differ))
    return {&kWaits, "tables are not known to differ in more than their time range: windows of several may become one"};
  if (!input.tables_ascend) return {&kCollects, "tables may come in any order"};
  if (!input.keys_differ) return {&kCollects, "several tables may have the same key"};
  // Each window has a time of its own.
  if (!input.IsOutsideKey("_time")) return {&kCollects, InKeysText(*inputs[0], "_time")};
  return {&kSends, "all tables cover the same time range, come in order of their keys, and no key comes twice"};
}

std::optional<TimeCuts> CutsBetweenWindows(const plan::WindowShape& shape, const plan::Properties& input) {
  if (!input.spans_bounds || !input.AscendsBy("_time")) return std::nullopt;
  Result<WindowBounds> windows = WindowBounds::Make(shape);
  if (!windows || !windows->is_contiguous()) return std::nullopt;
  return [windows = *std::move(windows)](Time time) { return windows.At(windows.LatestStartingBy(time)).start; };
}

Result<FoldedWindows> FindFoldedWindows(const plan::Node& node, const plan::WindowShape& shape, bool create_empty) {
  const std::optional<TimeRange> bounds = TimeBounds(node);
  if (!bounds) {
    return Fail(ErrorCode::kInvalid, "the input has no time bounds; set them with `range` before this step");
  }
  FLUX_TRY(WindowBounds windows, WindowBounds::Make(shape));
  if (create_empty && !windows.is_forever()) FLUX_TRY_STATUS(CountWindows(windows, *bounds));
  return FoldedWindows{std::move(windows), *bounds};
}

WindowFoldOperator::WindowFoldOperator(const PhysicalNode& node, FoldedWindows folded, ExecContext& context,
                                       TableSink& out, OperatorStats& stats)
    : UnaryOperator(out),
      windows_(std::move(folded.windows)),
      bounds_(folded.bounds),
      listed_(folded.bounds),
      context_(context),
      stats_(stats),
      time_is_start_(folded.time_is_start),
      is_apart_(node.algorithm != &kWaits),
      sends_at_once_(node.algorithm == &kSends),
      tables_(context),
      unfused_sink_(*this, tables_) {}

void WindowFoldOperator::LimitTo(const TimeRange& times) {
  listed_ = {std::max(bounds_.start, times.start), std::min(bounds_.stop, times.stop)};
  last_table_ = nullptr;
}

bool WindowFoldOperator::IsListed(int64_t time) const {
  return time_is_start_ ? time >= listed_.start.ns && time < listed_.stop.ns
                        : time > listed_.start.ns && time <= listed_.stop.ns;
}

Status WindowFoldOperator::UnfusedSink::Begin(TableHeaderRef header) {
  time_ = *header->schema.Find("_time");
  return KeyedSink::Begin(std::move(header));
}

Status WindowFoldOperator::UnfusedSink::Push(const Chunk& chunk) {
  if (parent_.listed_ == parent_.bounds_) return KeyedSink::Push(chunk);
  const Column& time = *chunk.columns[time_];
  std::vector<uint32_t> rows;
  for (uint32_t row = 0; row < chunk.rows; ++row) {
    if (parent_.IsListed(time.IntAt(row))) rows.push_back(row);
  }
  return rows.empty() ? Status() : KeyedSink::Push(TakeRows(chunk, rows));
}

Status WindowFoldOperator::TakeEmptyPiece(TableHeaderRef header) {
  FLUX_TRY_STATUS(Begin(std::move(header)));
  return End();
}

Status WindowFoldOperator::Begin(TableHeaderRef header) {
  fold_.reset();
  last_table_ = header;
  if (!is_apart_) {
    waiting_.push_back({std::move(header), {}});
    return {};
  }
  return CanFold(*header) ? BeginFold(std::move(header)) : BeginUnfused(std::move(header));
}

Status WindowFoldOperator::BeginFold(TableHeaderRef header) {
  fold_ = MakeFold(std::move(header));
  return {};
}

Status WindowFoldOperator::BeginUnfused(TableHeaderRef header) {
  if (!unfused_) {
    constexpr std::string_view kNote = "some tables in separate steps";
    if (!stats_.note.ends_with(kNote)) stats_.note += fmt::format("{}{}", stats_.note.empty() ? "" : ", ", kNote);
    FLUX_TRY(unfused_, MakeUnfused(unfused_sink_));
  }
  return unfused_->input().Begin(std::move(header));
}

Status WindowFoldOperator::Push(const Chunk& chunk) {
  if (!is_apart_) {
    if (chunk.rows != 0) waiting_.back().chunks.push_back(chunk);
    return {};
  }
  return fold_ ? fold_->Push(chunk) : unfused_->input().Push(chunk);
}

Status WindowFoldOperator::End() {
  if (!is_apart_) return {};
  FLUX_TRY_STATUS(fold_ ? AddFolded() : EndUnfused());
  return sends_at_once_ ? tables_.Emit(out_, KeyedTables::Order::kAscendingKeys) : Status();
}

Status WindowFoldOperator::EndUnfused() {
  FLUX_TRY_STATUS(unfused_->input().End());
  if (!sends_at_once_) return {};
  FLUX_TRY_STATUS(unfused_->input().Finish());
  unfused_.reset();
  return {};
}

Status WindowFoldOperator::AddFolded() {
  FLUX_TRY(const Chunk rows, fold_->Finish());
  if (rows.rows == 0) return {};
  FLUX_TRY(const KeyedTables::Target target, tables_.Open(fold_->OutputHeader()));
  return tables_.Add(target, rows);
}

// Folds the tables whose windows are theirs alone; the others take the separate steps, in their order.
Status WindowFoldOperator::AddWaiting() {
  std::unordered_map<GroupKey, size_t, GroupKeyHash> sharers;
  for (const Table& table : waiting_) ++sharers[WithoutBounds(table.header->key)];
  for (Table& table : waiting_) {
    const bool is_alone = sharers[WithoutBounds(table.header->key)] == 1;
    if (!is_alone || !CanFold(*table.header)) {
      FLUX_TRY_STATUS(BeginUnfused(table.header));
      for (const Chunk& chunk : table.chunks) FLUX_TRY_STATUS(unfused_->input().Push(chunk));
      FLUX_TRY_STATUS(unfused_->input().End());
    } else {
      FLUX_TRY_STATUS(BeginFold(table.header));
      for (const Chunk& chunk : table.chunks) FLUX_TRY_STATUS(fold_->Push(chunk));
      FLUX_TRY_STATUS(AddFolded());
    }
    table.chunks.clear();
  }
  return {};
}

Status WindowFoldOperator::Finish() {
  FLUX_TRY_STATUS(AddWaiting());
  if (unfused_) FLUX_TRY_STATUS(unfused_->input().Finish());
  FLUX_TRY_STATUS(tables_.Emit(out_, KeyedTables::Order::kAscendingKeys));
  return out_.Finish();
}

}  // namespace flux::exec
