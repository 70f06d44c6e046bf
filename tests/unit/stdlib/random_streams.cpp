#include "tests/unit/stdlib/random_streams.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "runtime/base/check.h"
#include "runtime/column/builder.h"
#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::stdlib {

namespace {

int Below(std::mt19937& random, int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); }
bool OneIn(std::mt19937& random, int n) { return Below(random, n) == 0; }

// What all tables of a stream have in common.
struct StreamShape {
  std::vector<std::string> key;
  ColumnType value_type = ColumnType::kFloat;
  bool has_bounds = false, has_nulls = false, is_sorted_by_time = true, is_sorted_by_value = false;
  int max_rows = 6;
};

StreamShape RandomShape(std::mt19937& random) {
  static const std::vector<std::vector<std::string>> kKeys = {{},
                                                              {"host"},
                                                              {"_field", "host"},
                                                              {"_start", "_stop", "host"},
                                                              {"_start", "_stop", "_field"},
                                                              {"_time", "host"},
                                                              {"_value", "host"},
                                                              {"n"}};
  static const std::vector<ColumnType> kTypes = {ColumnType::kFloat, ColumnType::kFloat,  ColumnType::kInt,
                                                 ColumnType::kUint,  ColumnType::kString, ColumnType::kBool};
  StreamShape shape;
  shape.key = kKeys[Below(random, static_cast<int>(kKeys.size()))];
  shape.value_type = kTypes[Below(random, static_cast<int>(kTypes.size()))];
  shape.has_bounds = Holds(shape.key, "_start") || OneIn(random, 3);
  shape.has_nulls = OneIn(random, 3);
  shape.is_sorted_by_time = !OneIn(random, 4);
  shape.is_sorted_by_value = !shape.is_sorted_by_time && OneIn(random, 2);
  shape.max_rows = OneIn(random, 4) ? 1 : 6;
  return shape;
}

Value RandomValue(std::mt19937& random, ColumnType type) {
  const int n = Below(random, 5);
  switch (type) {
    case ColumnType::kBool:
      return Value::Bool(n % 2 == 0);
    case ColumnType::kInt:
      return Value::Int(n - 1);
    case ColumnType::kUint:
      return Value::Uint(static_cast<uint64_t>(n));
    case ColumnType::kFloat:
      return Value::Float(n / 2.0);
    case ColumnType::kString:
      return Value::String(std::string(1, static_cast<char>('a' + n)));
    case ColumnType::kTime:
      return Value::Of(Time{20 * n});
  }
  FLUX_CHECK(false);
}

// Values of one column: one for all rows when it is in the key.
std::vector<Value> RandomColumn(std::mt19937& random, const StreamShape& shape, const ColumnDef& column, size_t rows) {
  const bool is_key = Holds(shape.key, column.name);
  std::vector<Value> values;
  const Value start = Value::Of(Time{20 * Below(random, 4)});
  for (size_t row = 0; row < rows; ++row) {
    Value value =
        column.type == ColumnType::kTime ? Value::Of(Time{Below(random, 100)}) : RandomValue(random, column.type);
    if (column.name == "_start") value = start;
    if (column.name == "_stop") value = Value::Of(Time{100});
    const bool may_be_null = shape.has_nulls && column.type != ColumnType::kTime;
    if (may_be_null && OneIn(random, 4)) value = Value::Null(ToValueKind(column.type));
    values.push_back(is_key && row > 0 ? values[0] : value);
  }
  return values;
}

bool IsBefore(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && !b.is_null();
  return CompareScalars(a, b) < 0;
}

Table RandomTable(std::mt19937& random, const StreamShape& shape) {
  std::vector<ColumnDef> defs = {{"_time", ColumnType::kTime},
                                 {"_value", shape.value_type},
                                 {"_field", ColumnType::kString},
                                 {"host", ColumnType::kString}};
  if (shape.has_bounds) {
    defs.push_back({"_start", ColumnType::kTime});
    defs.push_back({"_stop", ColumnType::kTime});
  }
  if (Holds(shape.key, "n") || !OneIn(random, 4)) defs.push_back({"n", ColumnType::kInt});
  // A key has values even when its table has no rows.
  const auto rows = static_cast<size_t>(Below(random, shape.max_rows + 1));
  std::vector<std::vector<Value>> columns;
  std::vector<GroupKeyEntry> entries;
  for (const ColumnDef& def : defs) {
    columns.push_back(RandomColumn(random, shape, def, std::max<size_t>(rows, 1)));
    if (Holds(shape.key, def.name)) entries.push_back({def.name, def.type, columns.back()[0]});
  }
  if (shape.is_sorted_by_time) std::ranges::sort(columns[0], IsBefore);
  if (shape.is_sorted_by_value) std::ranges::sort(columns[1], IsBefore);
  Chunk chunk{.columns = {}, .rows = rows};
  for (size_t i = 0; i < defs.size(); ++i) {
    ColumnBuilder builder(defs[i].type);
    for (size_t row = 0; row < rows; ++row) FLUX_CHECK(builder.Append(columns[i][row]).has_value());
    chunk.columns.push_back(builder.Finish());
  }
  Table table;
  table.header = std::make_shared<const TableHeader>(
      TableHeader{GroupKey(std::move(entries)), Schema(std::move(defs)), shape.is_sorted_by_time});
  if (rows > 0) table.chunks.push_back(std::move(chunk));
  return table;
}

Result<std::unique_ptr<exec::Operator>> MakeKnownTables(const exec::PhysicalNode& node, exec::ExecContext& context,
                                                        TableSink& out, exec::OperatorStats&) {
  return exec::MakeTablesSource(node.As<KnownTablesSpec>()->tables, context, out);
}

plan::StreamSchema SchemaOfTables(const plan::Node& node, plan::InputFacts) {
  const std::vector<Table>& tables = node.As<KnownTablesSpec>()->tables;
  if (tables.empty()) return {};
  plan::StreamSchema schema = SchemaOf(*tables[0].header, &node);
  for (const Table& table : tables) schema.Unite(SchemaOf(*table.header, &node));
  return schema;
}

bool HaveDifferentKeys(const std::vector<Table>& tables) {
  std::set<GroupKey> keys;
  return std::ranges::all_of(tables, [&](const Table& table) { return keys.insert(table.header->key).second; });
}

// Whether every column is in its table's key but for those of `outside`.
bool IsRestInKey(const std::vector<Table>& tables, const std::vector<std::string>& outside) {
  return std::ranges::all_of(tables, [&](const Table& table) {
    return std::ranges::all_of(table.header->schema.columns(), [&](const ColumnDef& column) {
      return table.header->key.Contains(column.name) != Holds(outside, column.name);
    });
  });
}

bool SpanBounds(const std::vector<Table>& tables, const plan::TimeRange& bounds) {
  const auto holds = [](const GroupKey& key, std::string_view column, Time time) {
    const GroupKeyEntry* entry = key.Find(column);
    return entry != nullptr && !entry->value.is_null() && entry->value.AsTime() == time;
  };
  return std::ranges::all_of(tables, [&](const Table& table) {
    return holds(table.header->key, "_start", bounds.start) && holds(table.header->key, "_stop", bounds.stop);
  });
}

bool HaveRows(const plan::Node& node, plan::InputFacts) {
  return std::ranges::all_of(node.As<KnownTablesSpec>()->tables,
                             [](const Table& table) { return table.row_count() > 0; });
}

std::vector<plan::SortColumn> OrderOf(const std::vector<Table>& tables) {
  const std::vector<std::vector<plan::SortColumn>> candidates = {
      {{"_time"}, {"_value"}}, {{"_time"}}, {{"_value"}}, {{"_value", true}}, {{"n"}}};
  for (const std::vector<plan::SortColumn>& order : candidates) {
    if (std::ranges::all_of(tables, [&](const Table& table) { return IsInOrder(table, order); })) return order;
  }
  return {};
}

bool AreAscending(const std::vector<Table>& tables) {
  return std::ranges::is_sorted(tables, [](const Table& a, const Table& b) { return a.header->key < b.header->key; });
}

size_t MaxRows(const std::vector<Table>& tables) {
  size_t rows = 0;
  for (const Table& table : tables) rows = std::max(rows, table.row_count());
  return rows;
}

plan::Properties PropertiesOfTables(const plan::Node& node, plan::InputFacts) {
  const KnownTablesSpec& spec = *node.As<KnownTablesSpec>();
  plan::Properties properties;
  auto is_shown = [&spec, bit = 1u]() mutable { return !(spec.hidden & std::exchange(bit, bit << 1)); };
  const bool shows_key = is_shown();
  std::set<std::string> seen;
  bool is_alike = true;
  for (const Table& table : spec.tables) {
    const std::vector<std::string> names = KeyNames(table.header->key);
    is_alike &= names == KeyNames(spec.tables[0].header->key);
    seen.insert(names.begin(), names.end());
  }
  if (shows_key && is_alike && !spec.tables.empty()) properties.key = KeyNames(spec.tables[0].header->key);
  for (const char* column : {"_start", "_stop", "_time", "_value", "n"}) {
    if (!properties.key && !seen.contains(column)) properties.outside_key.emplace_back(column);
  }
  if (!is_shown()) properties.outside_key.clear();
  if (is_shown()) properties.row_order = OrderOf(spec.tables);
  if (is_shown()) properties.tables_ascend = AreAscending(spec.tables);
  if (is_shown()) properties.max_rows = MaxRows(spec.tables);
  if (is_shown()) properties.max_tables = spec.tables.size();
  properties.keys_differ = is_shown() && HaveDifferentKeys(spec.tables);
  properties.spans_bounds = is_shown() && SpanBounds(spec.tables, *spec.Bounds({}));
  properties.key_is_rest = is_shown() && !properties.key && IsRestInKey(spec.tables, properties.outside_key);
  return properties;
}

std::string WhatIsWrongWithColumns(const plan::StreamSchema& schema, const TableHeader& header) {
  for (const ColumnDef& column : header.schema.columns()) {
    if (!schema.MayHave(column.name)) return fmt::format("there is a column `{}`", column.name);
    const auto* known = schema.Find(column.name);
    if (known != nullptr && known->type && *known->type != column.type) {
      return fmt::format("column `{}` is {}", column.name, ColumnTypeName(column.type));
    }
  }
  for (const auto& [name, column] : schema.columns()) {
    if (column.is_certain && !header.schema.Find(name)) return fmt::format("column `{}` is missing", name);
  }
  return {};
}

}  // namespace

bool Holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::vector<Table> RandomTables(std::mt19937& random) {
  const StreamShape shape = RandomShape(random);
  std::vector<Table> tables;
  for (int i = Below(random, 4); i >= 0; --i) {
    Table table = RandomTable(random, shape);
    const auto has_key = [&](const Table& other) { return other.header->key == table.header->key; };
    if (std::ranges::none_of(tables, has_key)) tables.push_back(std::move(table));
  }
  if (!OneIn(random, 3)) {
    std::ranges::sort(tables, [](const Table& a, const Table& b) { return a.header->key < b.header->key; });
  }
  return tables;
}

OperationDef KnownTablesOperation() {
  return {.name = KnownTablesSpec::kName,
          .create = MakeKnownTables,
          .schema = SchemaOfTables,
          .properties = PropertiesOfTables,
          .has_rows = HaveRows,
          .flow = plan::Flow::kSource,
          .is_deterministic = true};
}

plan::StreamSchema SchemaOf(const TableHeader& header, const plan::Node* node) {
  plan::StreamSchema schema;
  schema.Clear(node);
  for (const ColumnDef& column : header.schema.columns()) schema.Set(column.name, column.type);
  return schema;
}

// A column that the table lacks orders nothing.
bool IsInOrder(const Table& table, const std::vector<plan::SortColumn>& order) {
  const Chunk rows = table.Combined();
  for (size_t row = 1; row < rows.rows; ++row) {
    for (const plan::SortColumn& column : order) {
      const std::optional<size_t> at = table.header->schema.Find(column.name);
      if (!at) continue;
      const Value before = rows.columns[*at]->ValueAt(row - 1), value = rows.columns[*at]->ValueAt(row);
      const bool is_swapped = column.is_descending && !before.is_null() && !value.is_null();
      if (is_swapped ? IsBefore(value, before) : IsBefore(before, value)) break;
      if (is_swapped ? IsBefore(before, value) : IsBefore(value, before)) return false;
    }
  }
  return true;
}

std::vector<std::string> KeyNames(const GroupKey& key) {
  std::vector<std::string> names;
  for (const GroupKeyEntry& entry : key.entries()) names.push_back(entry.name);
  std::ranges::sort(names);
  return names;
}

std::string WhatIsWrong(const plan::StreamFacts& facts, const std::vector<Table>& tables) {
  const plan::Properties& properties = facts.properties;
  for (const Table& table : tables) {
    const GroupKey& key = table.header->key;
    std::string wrong = WhatIsWrongWithColumns(facts.schema, *table.header);
    if (!wrong.empty()) return wrong;
    if (properties.key && *properties.key != KeyNames(key)) return "the key is " + key.DebugText();
    for (const std::string& column : properties.outside_key) {
      if (key.Contains(column)) return fmt::format("`{}` is in the key", column);
    }
    if (!IsInOrder(table, properties.row_order)) return "rows are not in order in " + key.DebugText();
    if (properties.max_rows && table.row_count() > *properties.max_rows) {
      return fmt::format("table {} has {} rows", key.DebugText(), table.row_count());
    }
  }
  if (properties.key_is_rest && !properties.key && !IsRestInKey(tables, properties.outside_key)) {
    return "a column is outside the key and not said to be";
  }
  if (properties.tables_ascend && !AreAscending(tables)) return "tables do not ascend";
  if (properties.keys_differ && !HaveDifferentKeys(tables)) return "two tables have one key";
  if (properties.spans_bounds && properties.bounds && !SpanBounds(tables, *properties.bounds)) return "bounds differ";
  const auto has_rows = [](const Table& table) { return table.row_count() > 0; };
  if (properties.has_rows && !std::ranges::all_of(tables, has_rows)) return "a table has no rows";
  if (properties.max_tables && tables.size() > *properties.max_tables) return fmt::format("{} tables", tables.size());
  return {};
}

}  // namespace flux::stdlib
