#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "runtime/plan/specs/keys.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column";

using plan::KeysSpec;

struct ColumnsSpec final : plan::Spec {
  static constexpr std::string_view kName = "columns";
  std::string column = "_value";
  void Describe(plan::Description& out) const override { out.Add("column", column); }
};

// Replaces each table by its group key and a row for each label: of the key, or of all columns.
template <typename S>
class LabelsOperator final : public exec::UnaryOperator {
 public:
  LabelsOperator(const S& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context) {}

  Status Begin(TableHeaderRef header) override {
    const std::vector<std::string> labels = Labels(*header);
    std::vector<ColumnDef> defs;
    Chunk rows{.columns = {}, .rows = labels.size()};
    for (const GroupKeyEntry& entry : header->key.entries()) {
      if (entry.name == spec_.column) {
        return Fail(ErrorCode::kInvalid, std::string("`") + std::string(S::kName) +
                                             "`: argument `column` names column `" + spec_.column +
                                             "` of the group key; choose another name");
      }
      defs.push_back({entry.name, entry.type});
      rows.columns.push_back(Column::Constant(entry.type, entry.value, rows.rows));
    }
    ColumnBuilder builder(ColumnType::kString);
    for (const std::string& label : labels) builder.AppendString(label);
    defs.push_back({spec_.column, ColumnType::kString});
    rows.columns.push_back(builder.Finish());
    return exec::SendRows(std::make_shared<const TableHeader>(TableHeader{header->key, Schema(std::move(defs)), false}),
                          rows, context_.chunk_rows, out_);
  }

  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }

 private:
  static std::vector<std::string> Labels(const TableHeader& header) {
    std::vector<std::string> labels;
    for (const ColumnDef& column : header.schema.columns()) {
      if (!std::is_same_v<S, KeysSpec> || header.key.Contains(column.name)) labels.push_back(column.name);
    }
    return labels;
  }

  const S& spec_;
  exec::ExecContext& context_;
};

template <typename S>
Result<Value> LabelsOf(CallContext& context, Args args) {
  const ArgReader in(S::kName, kParameters, args);
  S spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

// Labels of keys need no column beside the key's.
ColumnSet KeysNeeds(const plan::Node&, const ColumnSet&) { return {}; }

template <typename S>
plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set(node.As<S>()->column, ColumnType::kString);
  return schema;
}

template <typename S>
plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = exec::WithoutRowOrder(inputs[0]->properties);
  properties = exec::WithColumnsBesideKey(std::move(properties), {node.As<S>()->column});
  properties.max_rows.reset();
  return properties;
}

// What a table begins with is enough.
plan::Demand DemandOf(const plan::Node&, const plan::Demand& out) { return {.rows = 0, .tables = out.tables}; }

template <typename S>
std::optional<std::string> ToFlux(const plan::Node& node) {
  return plan::FluxCall(S::kName).Add("column", node.As<S>()->column).Text();
}

}  // namespace

void RegisterLabels(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "keys", kParameters, LabelsOf<KeysSpec>});
  registry.Add(BuiltinDef{"universe", "columns", kParameters, LabelsOf<ColumnsSpec>});
  registry.Add(OperationDef{.name = KeysSpec::kName,
                            .create = exec::CreateOperator<LabelsOperator<KeysSpec>, KeysSpec>,
                            .needs = KeysNeeds,
                            .schema = SchemaAfter<KeysSpec>,
                            .properties = PropertiesAfter<KeysSpec>,
                            .demand = DemandOf,
                            .to_flux = ToFlux<KeysSpec>,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
  registry.Add(OperationDef{.name = ColumnsSpec::kName,
                            .create = exec::CreateOperator<LabelsOperator<ColumnsSpec>, ColumnsSpec>,
                            .schema = SchemaAfter<ColumnsSpec>,
                            .properties = PropertiesAfter<ColumnsSpec>,
                            .demand = DemandOf,
                            .to_flux = ToFlux<ColumnsSpec>,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
