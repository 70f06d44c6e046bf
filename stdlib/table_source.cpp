#include "stdlib/table_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

bool HasRepeatedKeys(std::span<const Table> tables) {
  std::unordered_set<GroupKey, GroupKeyHash> keys;
  for (const Table& table : tables) {
    if (!keys.insert(table.header->key).second) return true;
  }
  return false;
}

Status SendInOrder(std::span<const Table> tables, exec::ExecContext& context, TableSink& out) {
  for (const Table& table : tables) {
    FLUX_TRY_STATUS(context.cancel.Check());
    FLUX_TRY_STATUS(exec::SendRows(table.header, table.Combined(), context.chunk_rows, out));
  }
  return {};
}

Status SendMerged(std::span<const Table> tables, exec::ExecContext& context, TableSink& out) {
  exec::KeyedTables merged(context);
  for (const Table& table : tables) {
    FLUX_TRY(const exec::KeyedTables::Target target, merged.Open(*table.header));
    for (const Chunk& chunk : table.chunks) FLUX_TRY_STATUS(merged.Add(target, chunk));
  }
  return merged.Emit(out, exec::KeyedTables::Order::kAscendingKeys);
}

class TableSource final : public exec::Operator {
 public:
  TableSource(const TableSourceSpec& spec, exec::ExecContext& context, TableSink& out)
      : spec_(spec), context_(context), out_(out) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    FLUX_TRY_STATUS(SendTables(spec_.tables, context_, out_));
    return out_.Finish();
  }

 private:
  const TableSourceSpec& spec_;
  exec::ExecContext& context_;
  TableSink& out_;
};

plan::StreamSchema SchemaOf(const Table& table, const plan::Node& node) {
  plan::StreamSchema schema;
  schema.Clear(&node);
  for (const ColumnDef& column : table.header->schema.columns()) schema.Set(column.name, column.type);
  return schema;
}

plan::StreamSchema SchemaOfTables(const plan::Node& node, plan::InputFacts) {
  const std::vector<Table>& tables = node.As<TableSourceSpec>()->tables;
  // Tables that are not there have every column and none.
  if (tables.empty()) return {};
  plan::StreamSchema schema = SchemaOf(tables[0], node);
  for (size_t i = 1; i < tables.size(); ++i) schema.Unite(SchemaOf(tables[i], node));
  return schema;
}

std::vector<std::string> KeyNames(const Table& table) {
  std::vector<std::string> names;
  for (const GroupKeyEntry& entry : table.header->key.entries()) names.push_back(entry.name);
  std::ranges::sort(names);
  return names;
}

plan::Properties PropertiesOfTables(const plan::Node& node, plan::InputFacts) {
  const std::vector<Table>& tables = node.As<TableSourceSpec>()->tables;
  plan::Properties properties;
  properties.max_tables = tables.size();
  // Tables of one key are merged.
  properties.keys_differ = true;
  properties.tables_ascend = tables.size() <= 1;
  const auto has_key = [&](const Table& table) { return KeyNames(table) == KeyNames(tables[0]); };
  if (!tables.empty() && std::ranges::all_of(tables, has_key)) properties.key = KeyNames(tables[0]);
  return properties;
}

bool HasRows(const plan::Node& node, plan::InputFacts) {
  return std::ranges::all_of(node.As<TableSourceSpec>()->tables,
                             [](const Table& table) { return table.row_count() > 0; });
}

}  // namespace

Status SendTables(std::span<const Table> tables, exec::ExecContext& context, TableSink& out) {
  return HasRepeatedKeys(tables) ? SendMerged(tables, context, out) : SendInOrder(tables, context, out);
}

void TableSourceSpec::Describe(plan::Description& out) const {
  size_t rows = 0;
  for (const Table& table : tables) rows += table.row_count();
  out.Add("from", origin);
  out.Add("tables", fmt::format("{}", tables.size()));
  out.Add("rows", fmt::format("{}", rows));
}

void RegisterTableSource(Registry& registry) {
  registry.Add(OperationDef{.name = TableSourceSpec::kName,
                            .create = exec::CreateOperator<TableSource, TableSourceSpec>,
                            .schema = SchemaOfTables,
                            .properties = PropertiesOfTables,
                            .has_rows = HasRows,
                            .flow = plan::Flow::kSource,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
