// `candidates`: of each table the rows that `min` or `max` can select among several tables.

#include "runtime/plan/specs/candidates.h"

#include <cmath>

#include "runtime/exec/aggregate_column.h"
#include "runtime/exec/aggregate_states.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/table_operator.h"

namespace flux::exec {
namespace {

using plan::CandidatesSpec;

class CandidatesOperator final : public UnaryOperator {
 public:
  CandidatesOperator(const CandidatesSpec& spec, ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(const AggregateColumn column, FindAggregateColumn(spec_, *header));
    column_ = column.index;
    states_ = StartStates(spec_, column.type, context_.cancel);
    states_->Add(1);
    best_.reset();
    is_first_ = true;
    may_be_no_number_ = column.type == ColumnType::kFloat;
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    const Column& values = *chunk.columns[column_];
    uint32_t from = 0;
    while (may_be_no_number_ && from < chunk.rows) {
      if (!values.IsNull(from)) {
        may_be_no_number_ = std::isnan(values.FloatAt(from));
        if (may_be_no_number_ && is_first_) FLUX_TRY_STATUS(out_.Push(SliceRows(chunk, from, 1)));
        is_first_ = false;
      }
      if (may_be_no_number_) ++from;
    }
    const RowRange rows{from, static_cast<uint32_t>(chunk.rows)};
    states_->Fold(values, {&rows, 1}, 0);
    const uint32_t row = states_->SelectedRow(0);
    if (row != AggregateStates::kNoRow) best_ = TakeRows(chunk, {&row, 1});
    return {};
  }

  Status End() override {
    if (best_) FLUX_TRY_STATUS(out_.Push(*best_));
    return out_.End();
  }

 private:
  const CandidatesSpec& spec_;
  ExecContext& context_;

  // Of the table at hand.
  size_t column_ = 0;
  std::unique_ptr<AggregateStates> states_;
  std::optional<Chunk> best_;
  bool is_first_ = true, may_be_no_number_ = false;  // no value, no number came
};

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) { return Plus(out, {node.As<CandidatesSpec>()->column}); }

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  properties.max_rows = std::min<uint64_t>(properties.max_rows.value_or(2), 2);
  return properties;
}

}  // namespace

OperationDef CandidatesOperation() {
  return {.name = CandidatesSpec::kName,
          .create = CreateOperator<CandidatesOperator, CandidatesSpec>,
          .needs = Needs,
          .must_have = MustHaveNeeds<Needs>,
          .schema = SameSchema,
          .properties = PropertiesAfter,
          .flow = plan::Flow::kTable,
          .takes_tables_apart = AlwaysApart,
          .is_deterministic = true};
}

}  // namespace flux::exec
