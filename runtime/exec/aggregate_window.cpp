// `aggregateWindow`: the fused form of window, aggregate, fill, duplicate and a window over everything.

#include "runtime/plan/specs/aggregate_window.h"

#include <fmt/format.h>

#include <unordered_map>

#include "runtime/exec/bounds.h"
#include "runtime/exec/fold_windows.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/unfused_chain.h"
#include "runtime/exec/window_fold.h"
#include "runtime/plan/flux_text.h"

namespace flux::exec {
namespace {

using plan::TimeRange;

constexpr plan::Algorithm kAlgorithms[] = {
    {"folds the windows of each table and sends them", plan::Kept::kTable},
    {"folds the windows of each table and collects them", plan::Kept::kTableStates, true},
    {"folds tables whose windows are theirs alone, and cuts the others into windows that become one",
     plan::Kept::kStream, true},
};
constexpr const plan::Algorithm &kSends = kAlgorithms[0], &kCollects = kAlgorithms[1], &kWaits = kAlgorithms[2];

// Windows of tables whose keys differ in their bounds only become one, which a fold of single tables cannot give.
plan::Choice Choose(const plan::Node&, plan::InputFacts inputs) {
  const plan::Properties& input = inputs[0]->properties;
  if (!input.spans_bounds)
    return {&kWaits, "two tables may be alike but for their time range, so that their windows become one"};
  if (!input.tables_ascend) return {&kCollects, "tables may come in any order"};
  if (!input.keys_differ) return {&kCollects, "several tables may have the same key"};
  // Each window has a time of its own.
  if (!input.IsOutsideKey("_time")) return {&kCollects, "`_time` may be in group keys"};
  return {&kSends, "all tables cover the same time range, come in order of their keys, and no key comes twice"};
}

// Tables that cannot be folded take the separate steps: each for itself when it is sent at once, else all together.
class AggregateWindowOperator final : public UnaryOperator {
 public:
  AggregateWindowOperator(const PhysicalNode& node, WindowBounds windows, TimeRange bounds, ExecContext& context,
                          TableSink& out, OperatorStats& stats)
      : UnaryOperator(out),
        node_(node.node()),
        spec_(*node.As<plan::AggregateWindowSpec>()),
        windows_(std::move(windows)),
        bounds_(bounds),
        context_(context),
        stats_(stats),
        is_apart_(node.algorithm != &kWaits),
        sends_at_once_(node.algorithm == &kSends),
        tables_(context),
        unfused_sink_(tables_) {}

  Result<bool> TakeTables(const TableBatch& batch) override;
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override;
  Status Finish() override;

 private:
  bool CanFold(const TableHeader& header) const { return WindowFold::CanFold(spec_, windows_, bounds_, header); }
  Status BeginFold(TableHeaderRef header);
  Status BeginUnfused(TableHeaderRef header);
  Status AddFolded();
  Status AddWaiting();
  Status EndUnfused();

  const plan::Node& node_;
  const plan::AggregateWindowSpec& spec_;
  const WindowBounds windows_;
  const TimeRange bounds_;
  ExecContext& context_;
  OperatorStats& stats_;
  // No window of one table becomes one with a window of another.
  const bool is_apart_;
  const bool sends_at_once_;
  std::vector<Table> waiting_;  // unless tables are apart: all of them
  KeyedTables tables_;
  KeyedSink unfused_sink_;
  // Made when the first table comes that cannot be folded.
  std::unique_ptr<UnfusedChain> unfused_;
  // Set while the table at hand is folded.
  std::optional<WindowFold> fold_;
};

// The key of all windows of a table, but for their bounds.
GroupKey WithoutBounds(const GroupKey& key) {
  std::vector<GroupKeyEntry> entries = key.entries();
  std::erase_if(entries, [](const GroupKeyEntry& entry) { return entry.name == "_start" || entry.name == "_stop"; });
  return GroupKey(std::move(entries));
}

Status AggregateWindowOperator::Begin(TableHeaderRef header) {
  fold_.reset();
  if (!is_apart_) {
    waiting_.push_back({std::move(header), {}});
    return {};
  }
  return CanFold(*header) ? BeginFold(std::move(header)) : BeginUnfused(std::move(header));
}

Result<bool> AggregateWindowOperator::TakeTables(const TableBatch& batch) {
  if (!sends_at_once_) return false;
  FLUX_TRY(const std::optional<TableBatch> results, FoldWindows(spec_, windows_, bounds_, batch, context_.cancel));
  if (!results) return false;
  FLUX_TRY_STATUS(SendTables(*results, out_));
  return true;
}

Status AggregateWindowOperator::BeginFold(TableHeaderRef header) {
  fold_.emplace(spec_, windows_, bounds_, std::move(header), context_.cancel);
  return {};
}

Status AggregateWindowOperator::BeginUnfused(TableHeaderRef header) {
  if (!unfused_) {
    constexpr std::string_view kNote = "some tables in separate steps";
    if (!stats_.note.ends_with(kNote)) stats_.note += fmt::format("{}{}", stats_.note.empty() ? "" : ", ", kNote);
    FLUX_TRY(unfused_, UnfusedChain::Make(spec_, node_, context_, unfused_sink_));
  }
  return unfused_->input().Begin(std::move(header));
}

Status AggregateWindowOperator::Push(const Chunk& chunk) {
  if (!is_apart_) {
    if (chunk.rows != 0) waiting_.back().chunks.push_back(chunk);
    return {};
  }
  return fold_ ? fold_->Push(chunk) : unfused_->input().Push(chunk);
}

Status AggregateWindowOperator::End() {
  if (!is_apart_) return {};
  FLUX_TRY_STATUS(fold_ ? AddFolded() : EndUnfused());
  return sends_at_once_ ? tables_.Emit(out_, KeyedTables::Order::kAscendingKeys) : Status();
}

Status AggregateWindowOperator::EndUnfused() {
  FLUX_TRY_STATUS(unfused_->input().End());
  if (!sends_at_once_) return {};
  FLUX_TRY_STATUS(unfused_->input().Finish());
  unfused_.reset();
  return {};
}

Status AggregateWindowOperator::AddFolded() {
  FLUX_TRY(const Chunk rows, fold_->Finish());
  if (rows.rows == 0) return {};
  FLUX_TRY(const KeyedTables::Target target, tables_.Open(fold_->OutputHeader()));
  return tables_.Add(target, rows);
}

// Folds the tables whose windows are theirs alone; the others take the separate steps, in their order.
Status AggregateWindowOperator::AddWaiting() {
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

Status AggregateWindowOperator::Finish() {
  FLUX_TRY_STATUS(AddWaiting());
  if (unfused_) FLUX_TRY_STATUS(unfused_->input().Finish());
  FLUX_TRY_STATUS(tables_.Emit(out_, KeyedTables::Order::kAscendingKeys));
  return out_.Finish();
}

MadeOperator MakeAggregateWindow(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  const auto& spec = *node.As<plan::AggregateWindowSpec>();
  const std::optional<TimeRange> bounds = TimeBounds(node.node());
  if (!bounds) {
    return Fail(ErrorCode::kInvalid, "the input has no time bounds; set them with `range` before this step");
  }
  FLUX_TRY(WindowBounds windows, WindowBounds::Make(spec.shape));
  if (spec.create_empty && !windows.is_forever()) FLUX_TRY_STATUS(CountWindows(windows, *bounds));
  return std::make_unique<AggregateWindowOperator>(node, std::move(windows), *bounds, context, out, stats);
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::AggregateWindowSpec>();
  return Plus(spec.fn->is_selector ? out : ColumnSet{}, {spec.column, "_time", "_start", "_stop"});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::AggregateWindowSpec>();
  plan::StreamSchema schema = spec.fn->is_selector ? inputs[0]->schema : KeyColumns(*inputs[0], node);
  for (const char* time : {"_start", "_stop", "_time"}) schema.Set(time, ColumnType::kTime);
  if (!spec.fn->is_selector) schema.Set(spec.column, spec.ResultType(inputs[0]->schema));
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  const plan::Properties& input = inputs[0]->properties;
  plan::Properties properties = WithKeyColumns(WithColumnsBesideKey(input, {"_time"}), {"_start", "_stop"});
  properties.row_order.clear();
  // The windows of a table come in order; those of several that become one do not.
  if (input.spans_bounds && input.keys_differ && input.IsOutsideKey("_time")) properties.row_order = {{"_time"}};
  properties.max_rows.reset();
  // Each window has a time of its own.
  if (!properties.IsOutsideKey("_time")) properties.max_tables.reset();
  properties.tables_ascend = true;
  properties.spans_bounds = true;
  properties.keys_differ = true;
  return properties;
}

// The aggregate as a function; without arguments its name is one.
std::optional<std::string> FunctionText(const plan::Aggregation& aggregation) {
  if (aggregation.arguments == nullptr) return std::string(aggregation.fn->name);
  plan::FluxCall call(aggregation.fn->name);
  aggregation.arguments->Write(call);
  const std::optional<std::string> text = call.AddText("column", "column").Text();
  return text ? std::optional("(column, tables=<-) => tables |> " + *text) : std::nullopt;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const plan::AggregateWindowSpec& spec = *node.As<plan::AggregateWindowSpec>();
  return plan::FluxCall("aggregateWindow")
      .AddShape(spec.shape)
      .AddText("fn", FunctionText(spec))
      .Add("column", spec.column)
      .Add("timeSrc", std::string(spec.time_is_start ? "_start" : "_stop"))
      .Add("createEmpty", Value::Bool(spec.create_empty))
      .Text();
}

}  // namespace

OperationDef AggregateWindowOperation() {
  return {.name = plan::AggregateWindowSpec::kName,
          .create = MakeAggregateWindow,
          .needs = Needs,
          .schema = SchemaAfter,
          .properties = PropertiesAfter,
          .to_flux = ToFlux,
          .algorithms = kAlgorithms,
          .choose = Choose,
          .is_deterministic = true};
}

}  // namespace flux::exec
