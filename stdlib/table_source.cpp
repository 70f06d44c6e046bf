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
    FLUX_TRY_STATUS(SendRows(table.header, table.Combined(), context.chunk_rows, out));
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

std::vector<std::string> KeyColumnsOf(const Table& table) {
  std::vector<std::string> columns;
  for (const GroupKeyEntry& entry : table.header->key.entries()) columns.push_back(entry.name);
  return columns;
}

// The columns of the group keys, when they are the same in all tables.
std::optional<std::vector<std::string>> CommonKey(std::span<const Table> tables) {
  std::optional<std::vector<std::string>> common;
  for (const Table& table : tables) {
    std::vector<std::string> names;
    for (const GroupKeyEntry& entry : table.header->key.entries()) names.push_back(entry.name);
    std::ranges::sort(names);
    if (common && *common != names) return std::nullopt;
    common = std::move(names);
  }
  return common;
}

plan::Properties PropertiesOfTables(const plan::Node& node, plan::InputFacts) {
  const std::vector<Table>& tables = node.As<TableSourceSpec>()->tables;
  plan::Properties properties;
  properties.key = CommonKey(node.As<TableSourceSpec>()->tables);
  properties.max_tables = tables.size();
  if (tables.empty()) return properties;
  std::vector<std::string> key = KeyColumnsOf(tables[0]);
  if (std::ranges::all_of(tables, [&](const Table& table) { return KeyColumnsOf(table) == key; }))
    properties.key = std::move(key);
  return properties;
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
                            .create = CreateOperator<TableSource, TableSourceSpec>,
                            .schema = SchemaOfTables,
                            .properties = PropertiesOfTables,
                            .flow = plan::Flow::kSource,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
