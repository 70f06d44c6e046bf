#include "runtime/plan/specs/union.h"

#include <fmt/format.h>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::UnionSpec;

constexpr std::string_view kParameters = "tables";

// Inputs are kept apart until all have ended, because their chunks may arrive interleaved; then their tables are merged
// input by input.
class UnionOperator final : public exec::Operator {
 public:
  UnionOperator(size_t inputs, exec::ExecContext& context, TableSink& out)
      : context_(context), out_(out), unfinished_(inputs) {
    for (size_t i = 0; i < inputs; ++i) {
      tables_.push_back(std::make_unique<exec::KeyedTables>(context));
      inputs_.push_back(std::make_unique<Input>(*this, *tables_.back()));
    }
  }

  TableSink& input(size_t index) override { return *inputs_[index]; }

 private:
  class Input final : public exec::KeyedSink {
   public:
    Input(UnionOperator& parent, exec::KeyedTables& tables) : KeyedSink(tables), parent_(parent) {}
    Status Finish() override { return --parent_.unfinished_ == 0 ? parent_.EmitAll() : Status(); }

   private:
    UnionOperator& parent_;
  };

  Status EmitAll() {
    exec::KeyedTables merged(context_);
    exec::KeyedSink sink(merged);
    for (const auto& tables : tables_) FLUX_TRY_STATUS(tables->Emit(sink, exec::KeyedTables::Order::kArrival));
    FLUX_TRY_STATUS(merged.Emit(out_, exec::KeyedTables::Order::kAscendingKeys));
    return out_.Finish();
  }

  exec::ExecContext& context_;
  TableSink& out_;
  size_t unfinished_;
  std::vector<std::unique_ptr<exec::KeyedTables>> tables_;
  std::vector<std::unique_ptr<Input>> inputs_;
};

Result<std::unique_ptr<exec::Operator>> CreateUnion(const plan::Node& node, exec::ExecContext& context, TableSink& out,
                                                    exec::OperatorStats&) {
  return std::make_unique<UnionOperator>(node.inputs.size(), context, out);
}

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return out; }

Result<Value> Union(CallContext& context, Args args) {
  const ArgReader in("union", kParameters, args);
  if (args[0].is_null() || args[0].kind() != ValueKind::kArray) {
    return in.Invalid(0, fmt::format("must be an array of streams, found {}", DescribeKind(args[0])));
  }
  std::vector<plan::NodeRef> inputs;
  for (const Value& element : args[0].AsArray().elements) {
    if (element.is_null() || element.kind() != ValueKind::kStream) {
      return in.Invalid(0,
                        fmt::format("must be an array of streams, found an element of type {}", DescribeKind(element)));
    }
    inputs.push_back(plan::StreamNode(element));
  }
  if (inputs.empty()) return in.Invalid(0, "must hold at least one stream");
  return AddNode(context, UnionSpec{}, std::move(inputs));
}

plan::StreamSchema SchemaAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  for (const plan::StreamFacts* input : inputs.subspan(1)) schema.Unite(input->schema);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  for (const plan::StreamFacts* input : inputs.subspan(1)) {
    properties = plan::UniteProperties(properties, input->properties);
  }
  properties.row_order.clear();
  properties.max_rows.reset();
  properties.tables_ascend = true;
  properties.keys_differ = true;
  return properties;
}

}  // namespace

void RegisterUnion(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "union", kParameters, Union});
  registry.Add(OperationDef{.name = UnionSpec::kName,
                            .create = CreateUnion,
                            .needs = Needs,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .has_rows = exec::HasRowsOfInputs,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
