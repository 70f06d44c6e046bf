#include "runtime/exec/column_aggregate.h"
#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column";
constexpr std::string_view kExperimentalParameters = "tables";

struct SpreadSpec final : plan::Spec {
  static constexpr std::string_view kName = "spread";
  std::string column = "_value";
  void Describe(plan::Description& out) const override { out.Add("column", column); }
};

class SpreadOperator final : public exec::ColumnAggregate {
 public:
  SpreadOperator(const SpreadSpec& spec, exec::ExecContext&, TableSink& out)
      : ColumnAggregate("spread", spec.column, out) {}

 protected:
  std::optional<ColumnType> Start(ColumnType type) override {
    low_ = high_ = Value();
    return IsNumber(type) ? std::optional(type) : std::nullopt;
  }

  Status Fold(const Column& column) override {
    for (size_t row = 0; row < column.length(); ++row) {
      if (column.IsNull(row)) continue;
      const Value value = column.ValueAt(row);
      if (low_.is_null() || CompareScalars(value, low_) < 0) low_ = value;
      if (high_.is_null() || CompareScalars(value, high_) > 0) high_ = value;
    }
    return {};
  }

  Result<Value> Finished() override {
    if (low_.is_null()) return {};
    if (low_.kind() == ValueKind::kFloat) return Value::Float(high_.AsFloat() - low_.AsFloat());
    if (low_.kind() == ValueKind::kUint) return Value::Uint(high_.AsUint() - low_.AsUint());
    return Value::Int(static_cast<int64_t>(static_cast<uint64_t>(high_.AsInt()) - static_cast<uint64_t>(low_.AsInt())));
  }

 private:
  Value low_, high_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) { return Plus({}, {node.As<SpreadSpec>()->column}); }

Result<Value> Spread(CallContext& context, Args args) {
  const ArgReader in("spread", kParameters, args);
  SpreadSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalSpread(CallContext& context, Args args) {
  return Forward(Spread, kParameters, context, kExperimentalParameters, args);
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const std::string& column = node.As<SpreadSpec>()->column;
  const auto* input = inputs[0]->schema.Find(column);
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set(column, input != nullptr ? input->type : std::nullopt);
  return schema;
}

}  // namespace

void RegisterSpread(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "spread", kParameters, Spread});
  registry.Add(BuiltinDef{"experimental", "spread", kExperimentalParameters, ExperimentalSpread});
  registry.Add(OperationDef{.name = SpreadSpec::kName,
                            .create = exec::CreateOperator<SpreadOperator, SpreadSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = exec::OneRowProperties,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
