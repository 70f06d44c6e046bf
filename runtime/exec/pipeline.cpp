// `filter`, `map` and `pipeline`: chains of row functions, run by kernels slice by slice.

#include "runtime/plan/specs/pipeline.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/exec/kept_rows.h"
#include "runtime/exec/map_effect.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/read_columns.h"
#include "runtime/exec/regroup.h"
#include "runtime/exec/rekeyed_tables.h"
#include "runtime/exec/row_failure.h"
#include "runtime/exec/stepwise_kernel.h"
#include "runtime/expr/safe_kind.h"
#include "runtime/plan/flux_text.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/map.h"

namespace flux::exec {
namespace {

using plan::ChainStep;

// Rows per kernel call, so that the temporaries of a chain stay in the first-level cache.
constexpr size_t kSliceRows = 1024;

class ChainOperator final : public UnaryOperator {
 public:
  ChainOperator(std::vector<ChainStep> steps, bool may_change_keys, ExecContext& context, TableSink& out,
                OperatorStats& stats)
      : UnaryOperator(out), steps_(std::move(steps)), context_(context), stats_(stats), tables_(context, out) {
    for (const ChainStep& step : steps_) {
      has_map_ |= step.kind == ChainStep::Kind::kMap;
      may_meet_ |= may_change_keys && step.kind == ChainStep::Kind::kMap && CanDropColumns(step.fn);
      may_fail_ |= step.fn.tree == nullptr || expr::MayFailInRows(*step.fn.tree);
      keeps_empty_ &= step.kind == ChainStep::Kind::kFilter && step.keep_empty;
    }
  }

  Result<bool> TakeTables(const TableBatch& batch) override;
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override;
  Status Finish() override { return tables_.Finish(); }
  // Rows that can fail count, whoever wants them.
  bool WantsRows() const override {
    return !is_begun_ || is_stepwise_ || regrouper_ || may_fail_ || tables_.WantsRows();
  }
  const StackTrace* failed_at() const override { return failed_at_; }

 private:
  bool Preserves(std::string_view column) const;
  bool PreservesKey() const;
  Result<Kernel*> KernelFor(const TableHeader& table);
  Status StartTable();
  Status CheckPiece() const;
  Status PushSlice(const Chunk& slice);
  Status Blame(const Chunk& slice, Error error);
  Status Send(const Chunk& rows);
  Status EndRegrouped();

  std::vector<ChainStep> steps_;
  ExecContext& context_;
  OperatorStats& stats_;
  RekeyedTables tables_;
  const StackTrace* failed_at_ = nullptr;
  bool has_map_ = false, may_fail_ = false, keeps_empty_ = true;
  // A table can lose key columns, so that it meets one that never had them.
  bool may_meet_ = false;
  // Exactly one of the two kernels is set.
  struct SchemaKernel {
    Schema schema;
    std::shared_ptr<Kernel> fused;
    std::unique_ptr<StepwiseKernel> stepwise;
  };
  std::vector<SchemaKernel> kernels_;

  // Of the table at hand.
  TableHeaderRef input_;
  TableHeaderRef output_;
  Kernel* kernel_ = nullptr;
  bool is_stepwise_ = false;
  bool is_begun_ = false;
  // Set while rows may leave their table.
  std::optional<Regrouper> regrouper_;
};

bool ChainOperator::Preserves(std::string_view column) const {
  return std::all_of(steps_.begin(), steps_.end(), [&](const ChainStep& step) {
    return step.kind == ChainStep::Kind::kFilter || PreservesColumn(step.fn, column);
  });
}

bool ChainOperator::PreservesKey() const {
  if (!has_map_) return true;
  const auto& entries = input_->key.entries();
  return std::all_of(entries.begin(), entries.end(), [&](const GroupKeyEntry& entry) { return Preserves(entry.name); });
}

Result<Kernel*> ChainOperator::KernelFor(const TableHeader& table) {
  auto made = std::ranges::find(kernels_, table.schema, &SchemaKernel::schema);
  if (made == kernels_.end()) {
    SchemaKernel kernel{table.schema, nullptr, nullptr};
    if (Result<std::shared_ptr<Kernel>> fused = context_.kernels.Compile(steps_, table.schema)) {
      kernel.fused = *std::move(fused);
    } else {
      // A step that does not fit the table matters only when rows reach it.
      kernel.stepwise = std::make_unique<StepwiseKernel>(steps_, table.schema, context_.kernels);
    }
    made = kernels_.insert(made, std::move(kernel));
  }
  is_stepwise_ = made->stepwise != nullptr;
  if (is_stepwise_) made->stepwise->BeginTable(table.key);
  Kernel* kernel = made->stepwise ? made->stepwise.get() : made->fused.get();
  stats_.note = kernel->Tier();
  return kernel;
}

// An empty table is sent only when every filter keeps empty tables; a map never does.
Status ChainOperator::Begin(TableHeaderRef header) {
  input_ = std::move(header);
  output_ = nullptr;
  kernel_ = nullptr;
  is_begun_ = false;
  regrouper_.reset();
  return keeps_empty_ ? StartTable() : Status();
}

// Compiling waits for the first rows: a table without rows has nothing to complain about.
Status ChainOperator::StartTable() {
  if (keeps_empty_) {
    is_begun_ = true;
    output_ = input_;
    return tables_.Begin(*input_, RekeyedTables::Meeting::kNever);
  }
  if (!has_map_) {
    output_ = input_;
  } else {
    const bool is_ordered = input_->is_time_ordered && Preserves("_time");
    output_ = std::make_shared<TableHeader>(TableHeader{input_->key, kernel_->output_schema(), is_ordered});
    if (!PreservesKey()) regrouper_.emplace(input_->key, kernel_->output_schema());
  }
  return {};
}

Status ChainOperator::Send(const Chunk& rows) {
  if (rows.rows == 0) return {};
  if (regrouper_) {
    regrouper_->Add(rows);
    return {};
  }
  if (!is_begun_) {
    using Meeting = RekeyedTables::Meeting;
    FLUX_TRY_STATUS(tables_.Begin(*output_, may_meet_ ? Meeting::kPossible : Meeting::kNever, input_));
    is_begun_ = true;
  }
  return tables_.Push(rows);
}

// Tables that keep their keys run together through a kernel that no table needs apart.
Result<bool> ChainOperator::TakeTables(const TableBatch& batch) {
  if (keeps_empty_ || may_meet_ || batch.rows() == 0) return false;
  input_ = std::make_shared<const TableHeader>(batch.HeaderOf(0));
  if (!PreservesKey()) return false;
  FLUX_TRY(Kernel* const kernel, KernelFor(*input_));
  if (is_stepwise_) return false;
  const Chunk rows = batch.AllRows();
  KeptRows kept(batch);
  for (size_t from = 0; from < rows.rows; from += kSliceRows) {
    Result<KernelOutput> output = kernel->Run(SliceRows(rows, from, std::min(kSliceRows, rows.rows - from)));
    // The table of the row that fails is found when it comes by itself.
    if (!output) return false;
    kept.Add(from, *output);
  }
  const bool is_ordered = batch.header->is_time_ordered && Preserves("_time");
  FLUX_TRY_STATUS(SendTables(kept.Finish(kernel->output_schema(), is_ordered), out_));
  return true;
}

// Finds the first row that fails and the step in which it does, and sends what comes of those before it, so that all is
// the same whatever the chunk size and the fusion.
Status ChainOperator::Blame(const Chunk& slice, Error error) {
  StepwiseKernel steps(steps_, input_->schema, context_.kernels);
  steps.BeginTable(input_->key);
  for (size_t row = 0; row < slice.rows; ++row) {
    const Chunk single = SliceRows(slice, row, 1);
    Result<KernelOutput> output = steps.Run(single);
    if (output) continue;
    const ChainStep& step = steps_[steps.last_step()];
    error = WithRowTrace(std::move(output.error()), step.fn, steps.last_schema(), steps.last_rows(), context_);
    // Whoever fails in one of those rows has said so.
    if (row > 0) (void)PushSlice(SliceRows(slice, 0, row));
    failed_at_ = &step.position;
    return std::unexpected(std::move(error));
  }
  return std::unexpected(std::move(error));
}

Status ChainOperator::PushSlice(const Chunk& slice) {
  Result<KernelOutput> output = kernel_->Run(slice);
  if (!output) return Blame(slice, std::move(output.error()));
  const Chunk rows = Compact(*output);
  // A kernel that calls the script row by row knows its output schema only now.
  if (output_ == nullptr && rows.rows > 0) FLUX_TRY_STATUS(StartTable());
  return Send(rows);
}

// Columns that follow from the first row of a table are not to be found in another piece of it: this is left to the run
// that sees all pieces.
Status ChainOperator::CheckPiece() const {
  const bool is_piece = context_.part != nullptr && context_.part->piece() != nullptr;
  if (!is_piece || !has_map_ || kernel_->output_schema().size() > 0) return {};
  return Fail(ErrorCode::kUnimplemented, "columns follow from the first row");
}

Status ChainOperator::Push(const Chunk& chunk) {
  if (chunk.rows == 0) return {};
  if (kernel_ == nullptr) {
    FLUX_TRY(kernel_, KernelFor(*input_));
    FLUX_TRY_STATUS(CheckPiece());
  }
  if (chunk.rows <= kSliceRows) return PushSlice(chunk);
  Chunk slice{std::vector<ColumnRef>(chunk.columns.size()), 0};
  for (size_t from = 0; from < chunk.rows; from += kSliceRows) {
    const size_t rows = std::min(kSliceRows, chunk.rows - from);
    for (size_t i = 0; i < chunk.columns.size(); ++i) {
      // Constants of the same length serve every slice.
      if (slice.rows == rows && chunk.columns[i]->encoding() == Encoding::kConstant) continue;
      slice.columns[i] = chunk.columns[i]->Slice(from, rows);
    }
    slice.rows = rows;
    FLUX_TRY_STATUS(PushSlice(slice));
  }
  return {};
}

Status ChainOperator::EndRegrouped() {
  for (const auto& [key, chunks] : regrouper_->groups()) {
    const TableHeader header{key, regrouper_->schema(), output_->is_time_ordered};
    FLUX_TRY_STATUS(tables_.Begin(header, RekeyedTables::Meeting::kPossible, input_));
    for (const Chunk& chunk : chunks) FLUX_TRY_STATUS(tables_.Push(chunk));
    FLUX_TRY_STATUS(tables_.End());
  }
  regrouper_.reset();
  return {};
}

Status ChainOperator::End() {
  if (regrouper_) return EndRegrouped();
  return is_begun_ ? tables_.End() : Status();
}

// A chain that ends in a window aggregate: two operators, of which the first feeds the second.
class PipelineOperator final : public Operator {
 public:
  PipelineOperator(plan::NodeRef aggregate_node, std::unique_ptr<Operator> aggregate)
      : aggregate_node_(std::move(aggregate_node)), aggregate_(std::move(aggregate)) {}
  TableSink& input(size_t) override { return chain_ ? chain_->input(0) : aggregate_->input(0); }
  const StackTrace* failed_at() const override { return chain_ ? chain_->failed_at() : nullptr; }
  PieceTaker* piece_taker() override { return aggregate_->piece_taker(); }
  Operator& aggregate() { return *aggregate_; }
  void set_chain(std::unique_ptr<Operator> chain) { chain_ = std::move(chain); }

 private:
  plan::NodeRef aggregate_node_;
  std::unique_ptr<Operator> aggregate_;
  std::unique_ptr<Operator> chain_;
};

std::unique_ptr<Operator> MakeChain(std::vector<ChainStep> steps, const plan::Algorithm& algorithm,
                                    ExecContext& context, TableSink& out, OperatorStats& stats) {
  return std::make_unique<ChainOperator>(std::move(steps), &algorithm != &kKeepsKeys, context, out, stats);
}

MadeOperator MakeFilter(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  const auto& spec = *node.As<plan::FilterSpec>();
  return MakeChain({{ChainStep::Kind::kFilter, spec.fn, spec.keep_empty, node.node().position}}, kKeepsKeys, context,
                   out, stats);
}

ColumnSet NeedsForFilter(const plan::Node& node, const ColumnSet& out) {
  return ColumnsForFilter(node.As<plan::FilterSpec>()->fn, out);
}

MadeOperator MakeMap(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  const auto& spec = *node.As<plan::MapSpec>();
  return MakeChain({{ChainStep::Kind::kMap, spec.fn, false, node.node().position}}, *node.algorithm, context, out,
                   stats);
}

bool FilterHasRows(const plan::Node& node, plan::InputFacts) { return !node.As<plan::FilterSpec>()->keep_empty; }

ColumnSet NeedsForMap(const plan::Node& node, const ColumnSet& out) {
  return ColumnsForMap(node.As<plan::MapSpec>()->fn, out);
}

plan::StreamSchema SchemaAfterMap(const plan::Node& node, plan::InputFacts inputs) {
  return ColumnsAfterMap(node.As<plan::MapSpec>()->fn, inputs[0]->schema, node);
}

plan::Properties PropertiesAfterMap(const plan::RowFunction& fn, const plan::StreamFacts& input) {
  auto changes = [&](std::string_view column) { return !PreservesColumn(fn, column); };
  if (!KeepsKey(fn, input)) {
    // A table comes apart where its rows get different keys.
    plan::Properties other = WithOtherKeys(input.properties);
    other.max_tables.reset();
    return other;
  }
  plan::Properties same = input.properties;
  for (std::string& column : WrittenColumns(fn)) {
    if (!same.key && changes(column) && !same.IsOutsideKey(column)) same.outside_key.push_back(std::move(column));
  }
  auto changed = std::ranges::find_if(same.row_order, [&](const plan::SortColumn& c) { return changes(c.name); });
  same.row_order.erase(changed, same.row_order.end());
  return same;
}

plan::Properties PropertiesAfterMap(const plan::Node& node, plan::InputFacts inputs) {
  return PropertiesAfterMap(node.As<plan::MapSpec>()->fn, *inputs[0]);
}

// Why a map does not certainly keep the group keys: the first of their columns that it certainly does not keep.
std::string WhyKeysChange(const plan::RowFunction& fn, const plan::StreamFacts& input) {
  const expr::Node* record = plan::RecordOf(fn);
  for (const auto& [name, column] : input.schema.columns()) {
    if (!column.is_certain || !input.properties.IsInsideKey(name) || plan::PreservesColumn(fn, name)) continue;
    if (record == nullptr) break;
    if (std::ranges::find(record->names, name) != record->names.end())
      return fmt::format("the map sets `{}`, which is in the group keys", name);
    if (!record->has_base) return fmt::format("the map leaves out `{}`, which is in the group keys", name);
  }
  return "a map may change columns of group keys";
}

// Whether the maps of a chain leave group keys as they are; `input` is what comes to the chain. Tables that can lose
// columns have been put in order at the end, so those that need not wait must come in it.
plan::Choice ChooseForSteps(const std::vector<ChainStep>& steps, const plan::StreamFacts& input,
                            const plan::Node& node) {
  plan::StreamFacts facts = input;
  bool can_drop_columns = false;
  for (const ChainStep& step : steps) {
    if (step.kind == ChainStep::Kind::kFilter) continue;
    if (!KeepsKey(step.fn, facts)) return {&kMayChangeKeys, WhyKeysChange(step.fn, facts)};
    can_drop_columns = can_drop_columns || CanDropColumns(step.fn);
    facts = {ColumnsAfterMap(step.fn, facts.schema, node), PropertiesAfterMap(step.fn, facts)};
  }
  if (can_drop_columns && !(facts.properties.tables_ascend && facts.properties.keys_differ)) {
    return {&kMayChangeKeys, "tables may come in any order"};
  }
  return {&kKeepsKeys, "no group key changes"};
}

// The window aggregate at the pipeline's end as a node of its own, behind the steps.
plan::Node AggregateNode(const plan::Node& node) {
  const auto& spec = *node.As<plan::PipelineSpec>();
  plan::Node aggregate{plan::AggregateWindowSpec::kName, spec.aggregate, node.inputs, node.position};
  if (spec.steps.empty()) return aggregate;
  plan::PipelineSpec steps;
  steps.steps = spec.steps;
  aggregate.inputs = {plan::MakeNode(std::move(steps), node.inputs, node.position)};
  return aggregate;
}

MadeOperator MakePipeline(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  const auto& spec = *node.As<plan::PipelineSpec>();
  if (!spec.aggregate) return MakeChain(spec.steps, *node.algorithm, context, out, stats);
  auto aggregate_node = std::make_shared<const plan::Node>(AggregateNode(node.node()));
  FLUX_TRY(std::unique_ptr<Operator> aggregate,
           AggregateWindowOperation().create({aggregate_node, node.algorithm, node.reason}, context, out, stats));
  auto pipeline = std::make_unique<PipelineOperator>(std::move(aggregate_node), std::move(aggregate));
  if (!spec.steps.empty()) {
    // Windows of tables that come in order of their keys are sent at once; maps before them then keep keys.
    const bool keeps_keys = node.algorithm == &AggregateWindowOperation().algorithms.front();
    pipeline->set_chain(MakeChain(spec.steps, keeps_keys ? kKeepsKeys : kMayChangeKeys, context,
                                  pipeline->aggregate().input(0), stats));
  }
  return pipeline;
}

NamedColumns NamesOfFilter(const plan::Node& node) {
  ReadColumns read;
  read.AddFilter(node.As<plan::FilterSpec>()->fn, node.position);
  return read.Take();
}

NamedColumns NamesOfMap(const plan::Node& node) {
  ReadColumns read;
  read.AddMap(node.As<plan::MapSpec>()->fn, node.position);
  return read.Take();
}

NamedColumns NamesOfPipeline(const plan::Node& node) {
  ReadColumns read;
  for (const ChainStep& step : node.As<plan::PipelineSpec>()->steps) {
    if (step.kind == ChainStep::Kind::kMap) {
      read.AddMap(step.fn, step.position);
    } else {
      read.AddFilter(step.fn, step.position);
    }
  }
  return read.Take();
}

// What is known behind the steps, before the aggregate.
plan::StreamFacts FactsOfSteps(const plan::Node& node, const plan::StreamFacts& input) {
  const auto& spec = *node.As<plan::PipelineSpec>();
  plan::StreamFacts facts = input;
  for (const ChainStep& step : spec.steps) {
    if (step.kind == ChainStep::Kind::kFilter) continue;
    facts = {ColumnsAfterMap(step.fn, facts.schema, node), PropertiesAfterMap(step.fn, facts)};
  }
  return facts;
}

// The steps and the aggregate one by one.
plan::NodeRef UnfoldPipeline(const plan::Node& node) {
  const auto& spec = *node.As<plan::PipelineSpec>();
  plan::NodeRef at = node.inputs[0];
  for (const ChainStep& step : spec.steps) {
    if (step.kind == ChainStep::Kind::kMap) {
      plan::MapSpec map;
      map.fn = step.fn;
      at = plan::MakeNode(std::move(map), {std::move(at)}, step.position);
    } else {
      plan::FilterSpec filter;
      filter.fn = step.fn;
      filter.keep_empty = step.keep_empty;
      at = plan::MakeNode(std::move(filter), {std::move(at)}, step.position);
    }
  }
  return spec.aggregate ? plan::MakeNode(*spec.aggregate, {std::move(at)}, node.position) : at;
}

plan::Choice ChooseForMap(const plan::Node& node, plan::InputFacts inputs) {
  const std::vector<ChainStep> steps{{ChainStep::Kind::kMap, node.As<plan::MapSpec>()->fn, false, node.position}};
  return ChooseForSteps(steps, *inputs[0], node);
}

// Rows run through the steps; how the aggregate takes them is its own choice.
plan::Choice ChooseForPipeline(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::PipelineSpec>();
  if (!spec.aggregate) return ChooseForSteps(spec.steps, *inputs[0], node);
  const plan::StreamFacts facts = FactsOfSteps(node, *inputs[0]);
  const plan::StreamFacts* before = &facts;
  return AggregateWindowOperation().choose(AggregateNode(node), {&before, 1});
}

std::optional<TimeCuts> CutsOfPipeline(const plan::Node& node, plan::InputFacts inputs) {
  if (!node.As<plan::PipelineSpec>()->aggregate) return TimeCuts();
  const plan::StreamFacts facts = FactsOfSteps(node, *inputs[0]);
  const plan::StreamFacts* before = &facts;
  return AggregateWindowOperation().cuts(AggregateNode(node), {&before, 1});
}

std::optional<std::string> FilterToFlux(const plan::Node& node) {
  const plan::FilterSpec& spec = *node.As<plan::FilterSpec>();
  plan::FluxCall call("filter");
  call.Add("fn", spec.fn);
  if (spec.keep_empty) call.Add("onEmpty", std::string("keep"));
  return call.Text();
}

std::optional<std::string> MapToFlux(const plan::Node& node) {
  return plan::FluxCall("map").Add("fn", node.As<plan::MapSpec>()->fn).Text();
}

// A step that failed says so itself.
std::string CallOfPipeline(const plan::Node& node, const StackTrace& at) {
  if (&at != &node.position) return "";
  const auto& spec = *node.As<plan::PipelineSpec>();
  if (spec.aggregate) return "aggregateWindow";
  return spec.steps[0].kind == ChainStep::Kind::kMap ? "map" : "filter";
}

}  // namespace

OperationDef FilterOperation() {
  return {.name = plan::FilterSpec::kName,
          .create = MakeFilter,
          .needs = NeedsForFilter,
          .names = NamesOfFilter,
          .schema = SameSchema,
          .properties = SameProperties,
          .has_rows = FilterHasRows,
          .demand = EqualRowsDemand,
          .to_flux = FilterToFlux,
          .flow = plan::Flow::kRows,
          .takes_tables_apart = AlwaysApart,
          .cuts = CutsAnywhere,
          .is_deterministic = true};
}

OperationDef MapOperation() {
  return {.name = plan::MapSpec::kName,
          .create = MakeMap,
          .needs = NeedsForMap,
          .names = NamesOfMap,
          .schema = SchemaAfterMap,
          .properties = PropertiesAfterMap,
          .has_rows = AlwaysHasRows,
          .to_flux = MapToFlux,
          .flow = plan::Flow::kRows,
          .algorithms = kRekeyingAlgorithms,
          .takes_tables_apart = AlwaysApart,
          .cuts = CutsAnywhere,
          .choose = ChooseForMap,
          .is_deterministic = true};
}

OperationDef PipelineOperation() {
  return {.name = plan::PipelineSpec::kName,
          .call = CallOfPipeline,
          .create = MakePipeline,
          .names = NamesOfPipeline,
          .stands_for = UnfoldPipeline,
          .algorithms = kRekeyingAlgorithms,
          .takes_tables_apart = AlwaysApart,
          .cuts = CutsOfPipeline,
          .choose = ChooseForPipeline,
          .is_deterministic = true};
}

}  // namespace flux::exec
