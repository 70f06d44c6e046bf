// `tableFill`: gives empty tables one row that is null outside the group key.

#include "runtime/plan/specs/table_fill.h"

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"

namespace flux::exec {
namespace {

class TableFillOperator final : public UnaryOperator {
 public:
  using UnaryOperator::UnaryOperator;

  Status Begin(TableHeaderRef header) override {
    header_ = header;
    has_rows_ = false;
    return out_.Begin(std::move(header));
  }
  Status Push(const Chunk& chunk) override {
    has_rows_ |= chunk.rows != 0;
    return out_.Push(chunk);
  }
  Status End() override {
    if (!has_rows_) FLUX_TRY_STATUS(out_.Push(MakeKeyChunk(*header_, 1)));
    return out_.End();
  }

 private:
  TableHeaderRef header_;
  bool has_rows_ = false;
};

MadeOperator MakeTableFill(const PhysicalNode&, ExecContext&, TableSink& out, OperatorStats&) {
  return std::make_unique<TableFillOperator>(out);
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  if (properties.max_rows == 0) properties.max_rows = 1;
  return properties;
}

}  // namespace

OperationDef TableFillOperation() {
  return {.name = plan::TableFillSpec::kName,
          .create = MakeTableFill,
          .needs = NeedsSame,
          .schema = SameSchema,
          .properties = PropertiesAfter,
          .has_rows = AlwaysHasRows,
          .demand = SameDemand,
          .flow = plan::Flow::kRows,
          .takes_tables_apart = AlwaysApart,
          .is_deterministic = true};
}

}  // namespace flux::exec
