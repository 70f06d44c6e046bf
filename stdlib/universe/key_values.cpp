#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>

#include "runtime/base/cancelable_sort.h"
#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables keyColumns";

struct KeyValuesSpec final : plan::Spec {
  static constexpr std::string_view kName = "keyValues";
  std::vector<std::string> columns;
  void Describe(plan::Description& out) const override { out.AddList("keyColumns", columns); }
};

// Gives each pair of a column's name and a value once, row by row in the order of the columns; null once for all
// columns.
class KeyValuesOperator final : public exec::WholeTableOperator {
 public:
  KeyValuesOperator(const KeyValuesSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(const std::vector<size_t> indexes, FindColumns(*header));
    const ColumnType type = header->schema[indexes.front()].type;
    // First appearances as (row, position in `indexes`), in that order.
    std::vector<std::pair<uint32_t, size_t>> pairs;
    bool has_null = false;
    for (size_t i = 0; i < indexes.size(); ++i) {
      FLUX_TRY(const exec::RowGroups groups,
               exec::GroupRows({&rows.columns[indexes[i]], 1}, rows.rows, context_.cancel));
      for (const uint32_t row : groups.first_row) pairs.emplace_back(row, i);
    }
    FLUX_TRY_STATUS(SortOrCancel(pairs, std::less<>(), context_.cancel));
    ColumnBuilder names(ColumnType::kString), values(type);
    for (const auto& [row, i] : pairs) {
      const Column& column = *rows.columns[indexes[i]];
      if (column.IsNull(row) && std::exchange(has_null, true)) continue;
      names.AppendString(header->schema[indexes[i]].name);
      values.AppendRows(column, row, 1);
    }
    const size_t count = names.length();
    FLUX_TRY(const exec::KeyTable result,
             exec::MakeKeyTable("keyValues", header->key, {{"_key", ColumnType::kString}, {"_value", type}},
                                {names.Finish(), values.Finish()}, count));
    return Emit(result.header, result.rows);
  }

 private:
  // The columns that the table has; at least one, and all of one type.
  Result<std::vector<size_t>> FindColumns(const TableHeader& header) const {
    std::vector<size_t> indexes;
    for (const std::string& name : spec_.columns) {
      if (const std::optional<size_t> index = header.schema.Find(name)) indexes.push_back(*index);
    }
    if (indexes.empty()) {
      // One column of several is enough, so that none must be there: which others there are depends on what was read.
      if (spec_.columns.size() > 1) {
        return FailAtTable(ErrorCode::kFailedPrecondition,
                           fmt::format("`keyValues`: table {} has none of the columns `{}`", header.key.DebugText(),
                                       fmt::join(spec_.columns, "`, `")));
      }
      FLUX_TRY(const size_t index, exec::FindColumn("keyValues", header, spec_.columns.front()));
      indexes.push_back(index);
    }
    const ColumnDef& first = header.schema[indexes.front()];
    for (const size_t index : indexes) {
      if (header.schema[index].type != first.type) {
        return exec::ColumnTypeError("keyValues", header.schema[index],
                                     fmt::format("that of `{}`, {}", first.name, ColumnTypeName(first.type)));
      }
    }
    return indexes;
  }

  const KeyValuesSpec& spec_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) { return Plus({}, node.As<KeyValuesSpec>()->columns); }

// Of several columns one is enough.
ColumnSet MustHave(const plan::Node& node) {
  return node.As<KeyValuesSpec>()->columns.size() == 1 ? Needs(node, {}) : ColumnSet();
}

Result<Value> KeyValues(CallContext& context, Args args) {
  const ArgReader in("keyValues", kParameters, args);
  KeyValuesSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.columns, in.Strings(1));
  if (spec.columns.empty()) return in.Invalid(1, "must name at least one column");
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set("_key", ColumnType::kString);
  schema.Set("_value");
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties =
      exec::WithColumnsBesideKey(exec::WithoutRowOrder(inputs[0]->properties), {"_key", "_value"});
  if (properties.max_rows) *properties.max_rows *= node.As<KeyValuesSpec>()->columns.size();
  return properties;
}

}  // namespace

void RegisterKeyValues(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "keyValues", kParameters, KeyValues});
  registry.Add(OperationDef{.name = KeyValuesSpec::kName,
                            .create = exec::CreateOperator<KeyValuesOperator, KeyValuesSpec>,
                            .needs = Needs,
                            .must_have = MustHave,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .demand = exec::SetOfRowsDemand,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
