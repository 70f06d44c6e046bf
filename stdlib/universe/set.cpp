#include "runtime/plan/specs/set.h"

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/rekey_operator.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::SetSpec;

constexpr std::string_view kParameters = "tables key value";

class SetOperator final : public exec::RekeyOperator {
 public:
  SetOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : RekeyOperator(node, context, out), spec_(*node.As<SetSpec>()) {}

 protected:
  bool ChangesKeyColumn(std::string_view name) const override { return name == spec_.column; }

  Result<TableHeader> BeginTable(const TableHeader& header) override {
    std::vector<ColumnDef> columns = header.schema.columns();
    index_ = header.schema.Find(spec_.column).value_or(columns.size());
    if (index_ == columns.size()) columns.push_back({spec_.column, ColumnType::kString});
    columns[index_].type = ColumnType::kString;
    std::vector<GroupKeyEntry> entries = header.key.entries();
    for (GroupKeyEntry& entry : entries) {
      if (entry.name == spec_.column) entry = {spec_.column, ColumnType::kString, Value::String(spec_.value)};
    }
    const bool is_time_ordered = header.is_time_ordered && spec_.column != "_time";
    return TableHeader{GroupKey(std::move(entries)), Schema(std::move(columns)), is_time_ordered};
  }

  Result<Chunk> Change(const Chunk& chunk) override {
    Chunk changed = chunk;
    changed.columns.resize(std::max(chunk.columns.size(), index_ + 1));
    changed.columns[index_] = Column::Constant(ColumnType::kString, Value::String(spec_.value), chunk.rows);
    return changed;
  }

 private:
  const SetSpec& spec_;
  size_t index_ = 0;
};

// The column that is set, too, where there is one: it holds its place among the others.
ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return out; }

Result<Value> Set(CallContext& context, Args args) {
  const ArgReader in("set", kParameters, args);
  SetSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.String(1));
  FLUX_TRY(spec.value, in.String(2));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const SetSpec& spec = *node.As<SetSpec>();
  return plan::FluxCall("set").Add("key", spec.column).Add("value", spec.value).Text();
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  return exec::ChooseByChanged(*inputs[0], {&node.As<SetSpec>()->column, 1});
}

}  // namespace

void RegisterSet(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "set", kParameters, Set});
  registry.Add(OperationDef{.name = SetSpec::kName,
                            .create = exec::CreateOperator<SetOperator, SetSpec>,
                            .needs = Needs,
                            .schema = exec::AddedColumnSchema<SetSpec, ColumnType::kString>,
                            .properties = exec::AddedColumnProperties<SetSpec>,
                            .has_rows = exec::HasRowsOfInputs,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kRows,
                            .algorithms = exec::kRekeyingAlgorithms,
                            .takes_tables_apart = exec::AlwaysApart,
                            .cuts = exec::CutsAnywhere,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
