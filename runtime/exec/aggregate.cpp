// `aggregate`: one row per table. Aggregates give the key columns and the value, selectors the whole selected row.
// Tables leave in ascending order of their keys: at once when they come in it.

#include "runtime/plan/specs/aggregate.h"

#include "runtime/exec/aggregate_column.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"

namespace flux::exec {
namespace {

constexpr plan::Algorithm kAlgorithms[] = {
    {"folds each table and sends its row", plan::Kept::kSentRows},
    {"folds each table and collects the rows", plan::Kept::kTableStates, true},
};
constexpr const plan::Algorithm &kSends = kAlgorithms[0], &kCollects = kAlgorithms[1];

plan::Choice Choose(const plan::Node&, plan::InputFacts inputs) {
  if (inputs[0]->properties.tables_ascend) return {&kSends, "tables come in order of their keys"};
  return {&kCollects, "tables may come in any order"};
}

class AggregateOperator final : public UnaryOperator {
 public:
  AggregateOperator(const PhysicalNode& node, ExecContext& context, TableSink& out)
      : UnaryOperator(out),
        spec_(*node.As<plan::AggregateSpec>()),
        sends_at_once_(node.algorithm == &kSends),
        context_(context),
        tables_(context) {}

  Result<bool> TakeTables(const TableBatch& batch) override;
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override;
  Status Finish() override {
    FLUX_TRY_STATUS(tables_.Emit(out_, KeyedTables::Order::kAscendingKeys));
    return out_.Finish();
  }
  // `first` has its row.
  bool WantsRows() const override {
    return spec_.fn->statistic != plan::Statistic::kFirst || states_ == nullptr || !states_->HasRow(0);
  }

 private:
  void StartTables(const AggregateColumn& column, size_t count);
  Status AddTable(TableHeader header, const Chunk& rows);

  const plan::AggregateSpec& spec_;
  const bool sends_at_once_;
  ExecContext& context_;
  KeyedTables tables_;
  TableHeaderRef header_;
  AggregateColumn column_;
  // One state for each table at hand, for columns of the type of the last table that came.
  std::unique_ptr<AggregateStates> states_;
  std::optional<Chunk> selected_;
};

// Starts as many states for tables with the column.
void AggregateOperator::StartTables(const AggregateColumn& column, size_t count) {
  if (states_ == nullptr || column_.type != column.type) {
    states_ = StartStates(spec_, column.type, context_.cancel, context_.spill);
  }
  column_ = column;
  states_->Clear();
  states_->Add(count);
}

Result<bool> AggregateOperator::TakeTables(const TableBatch& batch) {
  if (!sends_at_once_) return false;
  const Result<AggregateColumn> column = FindAggregateColumn(spec_, batch.HeaderOf(0));
  if (!column || batch.header->IsKey(column->index)) return false;
  StartTables(*column, batch.tables());
  std::vector<RowRange> tables;
  for (size_t i = 0; i < batch.tables(); ++i) tables.push_back(RowsOf(batch, i));
  states_->Fold(*batch.columns[column->index], tables, 0);
  FLUX_TRY(const TableBatch results, spec_.fn->is_selector ? SelectedTables(batch, *states_)
                                                           : MakeAggregateTables(spec_, batch, *column, *states_));
  FLUX_TRY_STATUS(SendTables(results, out_));
  return true;
}

Status AggregateOperator::Begin(TableHeaderRef header) {
  header_ = std::move(header);
  selected_.reset();
  FLUX_TRY(const AggregateColumn column, FindAggregateColumn(spec_, *header_));
  StartTables(column, 1);
  return {};
}

Status AggregateOperator::Push(const Chunk& chunk) {
  const RowRange run{0, static_cast<uint32_t>(chunk.rows)};
  states_->Fold(*chunk.columns[column_.index], {&run, 1}, 0);
  if (!spec_.fn->is_selector) return {};
  const uint32_t row = states_->SelectedRow(0);
  if (row != AggregateStates::kNoRow) selected_ = TakeRows(chunk, {&row, 1});
  return {};
}

Status AggregateOperator::AddTable(TableHeader header, const Chunk& rows) {
  if (!sends_at_once_) {
    FLUX_TRY(const KeyedTables::Target target, tables_.OpenApart(std::move(header)));
    return tables_.Add(target, rows);
  }
  FLUX_TRY_STATUS(out_.Begin(std::make_shared<const TableHeader>(std::move(header))));
  if (rows.rows != 0) FLUX_TRY_STATUS(out_.Push(rows));
  return out_.End();
}

Status AggregateOperator::End() {
  if (spec_.fn->is_selector) return AddTable(*header_, selected_.value_or(Chunk{}));
  FLUX_TRY(RowTable result, MakeAggregateTable(spec_, header_->key, column_, *states_, 0));
  return AddTable(std::move(result.header), result.row);
}

MadeOperator MakeAggregate(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats&) {
  return std::make_unique<AggregateOperator>(node, context, out);
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::AggregateSpec>();
  return Plus(spec.fn->is_selector ? out : ColumnSet{}, {spec.column});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::AggregateSpec>();
  if (spec.fn->is_selector) return inputs[0]->schema;
  plan::StreamSchema schema = KeyColumns(*inputs[0], node);
  schema.Set(spec.column, spec.ResultType(inputs[0]->schema));
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = OneRow(inputs[0]->properties);
  properties.tables_ascend = true;
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) { return node.As<plan::AggregateSpec>()->ToFlux(); }

std::string Call(const plan::Node& node, const StackTrace&) {
  return std::string(node.As<plan::AggregateSpec>()->fn->name);
}

}  // namespace

OperationDef AggregateOperation() {
  return {.name = plan::AggregateSpec::kName,
          .call = Call,
          .create = MakeAggregate,
          .needs = Needs,
          .must_have = MustHaveNeeds<Needs>,
          .schema = SchemaAfter,
          .properties = PropertiesAfter,
          .to_flux = ToFlux,
          .algorithms = kAlgorithms,
          .takes_tables_apart = AlwaysApart,
          .choose = Choose,
          .is_deterministic = true};
}

}  // namespace flux::exec
