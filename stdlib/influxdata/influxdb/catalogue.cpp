// What a rule makes of the chains in which `schema` asks for tags: no function has this name.

#include "runtime/plan/specs/catalogue.h"

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/source/catalogue.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::CatalogueSpec;

// Looks at group keys only, of which there may be a great many at once.
class CatalogueOperator final : public exec::UnaryOperator {
 public:
  CatalogueOperator(const CatalogueSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context) {}

  Result<bool> TakeTables(const TableBatch& batch) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    for (const size_t column : batch.header->key_columns) {
      const std::string& name = batch.header->schema[column].name;
      if (spec_.tag.empty()) {
        Add(name);
      } else if (name == spec_.tag) {
        AddValues(*batch.columns[column]);
      }
    }
    return true;
  }

  Status Begin(TableHeaderRef header) override {
    for (const GroupKeyEntry& entry : header->key.entries()) {
      if (spec_.tag.empty()) {
        Add(entry.name);
      } else if (entry.name == spec_.tag && entry.type == ColumnType::kString && !entry.value.is_null()) {
        Add(entry.value.AsString());
      }
    }
    return context_.cancel.Check();
  }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  bool WantsRows() const override { return false; }

  Status Finish() override { return SendCatalogue(spec_, std::move(names_), context_.chunk_rows, out_); }

 private:
  void Add(std::string_view name) {
    if (!names_.contains(name)) names_.emplace(name);
  }

  // Of series that follow one another, many have the same value.
  void AddValues(const Column& values) {
    if (values.type() != ColumnType::kString) return;
    for (size_t row = 0; row < values.length(); ++row) {
      if (values.IsNull(row)) continue;
      const std::string_view value = values.StringAt(row);
      if (row == 0 || values.IsNull(row - 1) || value != values.StringAt(row - 1)) Add(value);
    }
  }

  const CatalogueSpec& spec_;
  exec::ExecContext& context_;
  CatalogueNames names_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const CatalogueSpec& spec = *node.As<CatalogueSpec>();
  return spec.tag.empty() ? ColumnSet() : Plus({}, {spec.tag});
}

NamedColumns Names(const plan::Node& node) {
  const CatalogueSpec& spec = *node.As<CatalogueSpec>();
  return spec.tag.empty() ? NamedColumns() : NamedColumns{{.name = spec.tag}};
}

plan::StreamSchema SchemaOf(const plan::Node& node, plan::InputFacts) {
  plan::StreamSchema schema;
  schema.Clear(&node);
  schema.Set("_value", ColumnType::kString);
  return schema;
}

plan::Properties PropertiesOf(const plan::Node& node, plan::InputFacts) {
  plan::Properties properties;
  properties.key.emplace();
  properties.max_tables = 1;
  properties.keys_differ = properties.tables_ascend = true;
  if (!node.As<CatalogueSpec>()->tag.empty()) properties.row_order = {{"_value", false}};
  return properties;
}

// That a table is there is all.
plan::Demand DemandOf(const plan::Node&, const plan::Demand&) { return {.rows = 0, .tables = {}}; }

}  // namespace

void RegisterCatalogue(Registry& registry) {
  registry.Add(OperationDef{.name = CatalogueSpec::kName,
                            .create = exec::CreateOperator<CatalogueOperator, CatalogueSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = SchemaOf,
                            .properties = PropertiesOf,
                            .demand = DemandOf,
                            .flow = plan::Flow::kStream,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
