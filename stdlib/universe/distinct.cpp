#include "runtime/exec/operation_facts.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column";
constexpr std::string_view kExperimentalParameters = "tables";

struct DistinctSpec final : plan::Spec {
  static constexpr std::string_view kName = "distinct";
  std::string column = "_value";
  void Describe(plan::Description& out) const override { out.Add("column", column); }
};

struct UniqueSpec final : plan::Spec {
  static constexpr std::string_view kName = "unique";
  std::string column = "_value";
  void Describe(plan::Description& out) const override { out.Add("column", column); }
};

// Gives the group key and, in `_value`, each value of the column once.
class DistinctOperator final : public exec::WholeTableOperator {
 public:
  DistinctOperator(const DistinctSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    std::vector<ColumnDef> defs;
    for (const GroupKeyEntry& entry : header->key.entries()) {
      if (entry.name != "_value") defs.push_back({entry.name, entry.type});
    }
    ColumnRef values;
    if (const GroupKeyEntry* entry = header->key.Find(spec_.column)) {
      values = Column::Constant(entry->type, entry->value, 1);
    } else if (const std::optional<size_t> index = header->schema.Find(spec_.column)) {
      const ColumnRef& column = rows.columns[*index];
      FLUX_TRY(const exec::RowGroups groups, exec::GroupRows({&column, 1}, rows.rows, context_.cancel));
      values = column->Take(groups.first_row);
    } else {
      // A table without the column counts as one whose values are all empty.
      values = Column::Constant(ColumnType::kString, Value::String(""), 1);
    }
    Chunk distinct{.columns = {}, .rows = values->length()};
    for (const ColumnDef& def : defs) {
      distinct.columns.push_back(Column::Constant(def.type, header->key.Find(def.name)->value, distinct.rows));
    }
    defs.push_back({"_value", values->type()});
    distinct.columns.push_back(values);
    std::vector<GroupKeyEntry> entries = header->key.entries();
    std::erase_if(entries, [](const GroupKeyEntry& entry) { return entry.name == "_value"; });
    return Emit(
        std::make_shared<const TableHeader>(TableHeader{GroupKey(std::move(entries)), Schema(std::move(defs)), false}),
        distinct);
  }

 private:
  const DistinctSpec& spec_;
};

// Keeps the first row for each value of the column.
class UniqueOperator final : public exec::WholeTableOperator {
 public:
  UniqueOperator(const UniqueSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(const size_t index, exec::FindColumn("unique", *header, spec_.column));
    FLUX_TRY(const exec::RowGroups groups, exec::GroupRows({&rows.columns[index], 1}, rows.rows, context_.cancel));
    if (groups.count() == rows.rows) return Emit(header, rows);
    Chunk unique{.columns = {}, .rows = groups.count()};
    for (const ColumnRef& column : rows.columns) unique.columns.push_back(column->Take(groups.first_row));
    return Emit(header, unique);
  }

 private:
  const UniqueSpec& spec_;
};

template <typename Spec>
NamedColumns Names(const plan::Node& node) {
  return {.names = {node.As<Spec>()->column}};
}

ColumnSet DistinctNeeds(const plan::Node& node, const ColumnSet&) {
  return Plus({}, {node.As<DistinctSpec>()->column});
}
ColumnSet UniqueNeeds(const plan::Node& node, const ColumnSet& out) {
  return Plus(out, {node.As<UniqueSpec>()->column});
}

template <typename S>
Result<Value> OfColumn(CallContext& context, Args args) {
  const ArgReader in(S::kName, kParameters, args);
  S spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalDistinct(CallContext& context, Args args) {
  return Forward(OfColumn<DistinctSpec>, kParameters, context, kExperimentalParameters, args);
}

Result<Value> ExperimentalUnique(CallContext& context, Args args) {
  return Forward(OfColumn<UniqueSpec>, kParameters, context, kExperimentalParameters, args);
}

plan::StreamSchema SchemaAfterDistinct(const plan::Node& node, plan::InputFacts inputs) {
  const auto* column = inputs[0]->schema.Find(node.As<DistinctSpec>()->column);
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  // Where the column is missing, its one value is a null string.
  schema.Set("_value", column != nullptr && column->is_certain ? column->type : std::nullopt);
  return schema;
}

plan::Properties PropertiesAfterDistinct(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = exec::WithoutRowOrder(inputs[0]->properties);
  // A table without rows has a value where the column is in its key, or missing.
  if (properties.max_rows == 0) properties.max_rows = 1;
  if (properties.IsOutsideKey("_value")) return properties;
  // The values are not part of the key.
  properties.tables_ascend = properties.keys_differ = false;
  if (properties.key) {
    std::erase(*properties.key, "_value");
  } else {
    properties.outside_key.emplace_back("_value");
  }
  return properties;
}

template <typename S>
std::optional<std::string> ToFlux(const plan::Node& node) {
  return plan::FluxCall(S::kName).Add("column", node.As<S>()->column).Text();
}

}  // namespace

void RegisterDistinct(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "distinct", kParameters, OfColumn<DistinctSpec>});
  registry.Add(BuiltinDef{"experimental", "distinct", kExperimentalParameters, ExperimentalDistinct});
  registry.Add(BuiltinDef{"universe", "unique", kParameters, OfColumn<UniqueSpec>});
  registry.Add(BuiltinDef{"experimental", "unique", kExperimentalParameters, ExperimentalUnique});
  registry.Add(OperationDef{.name = DistinctSpec::kName,
                            .create = exec::CreateOperator<DistinctOperator, DistinctSpec>,
                            .needs = DistinctNeeds,
                            .names = Names<DistinctSpec>,
                            .schema = SchemaAfterDistinct,
                            .properties = PropertiesAfterDistinct,
                            .demand = exec::SetOfRowsDemand,
                            .to_flux = ToFlux<DistinctSpec>,
                            .flow = plan::Flow::kTable,
                            .is_deterministic = true});
  registry.Add(OperationDef{.name = UniqueSpec::kName,
                            .create = exec::CreateOperator<UniqueOperator, UniqueSpec>,
                            .needs = UniqueNeeds,
                            .names = Names<UniqueSpec>,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .demand = exec::SetOfRowsDemand,
                            .to_flux = ToFlux<UniqueSpec>,
                            .flow = plan::Flow::kTable,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
