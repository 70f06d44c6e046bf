#include <fmt/format.h>

#include <algorithm>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/read_columns.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kFindParameters = "tables fn";
constexpr std::string_view kFindColumnParameters = "tables fn column";
constexpr std::string_view kFindRecordParameters = "tables fn idx";
constexpr std::string_view kGetColumnParameters = "table column";
constexpr std::string_view kGetRecordParameters = "table idx";

// The tables among which one is searched.
struct SearchedSpec final : plan::Spec {
  static constexpr std::string_view kName = "searchedTables";
  std::string function;              // that searches them
  NamedColumns key_columns;          // that its predicate reads
  std::vector<std::string> columns;  // that it gives the values of
  void Describe(plan::Description& out) const override { out.Add("for", function); }
};

// A column that the predicate reads and no group key has is most likely misspelt. That there are such columns but no
// table that was searched for is what a script may be there to find out.
NamedColumns NamesOfSearched(const plan::Node& node) {
  const auto& spec = *node.As<SearchedSpec>();
  NamedColumns named = Named(spec.columns);
  named.insert(named.begin(), spec.key_columns.begin(), spec.key_columns.end());
  return named;
}

Result<std::unique_ptr<exec::Operator>> CreateSearched(const exec::PhysicalNode&, exec::ExecContext&, TableSink& out,
                                                       exec::OperatorStats&) {
  return std::make_unique<exec::UnaryOperator>(out);
}

Value KeyRecord(const GroupKey& key) {
  std::vector<RecordField> fields;
  for (const GroupKeyEntry& entry : key.entries()) fields.push_back({entry.name, entry.value});
  return MakeRecord(std::move(fields));
}

// Runs the stream and gives its first table for whose group key the predicate is true, or nothing. `columns` are those
// that are wanted of it.
Result<std::optional<Table>> Find(CallContext& context, const ArgReader& in, std::string_view function,
                                  std::vector<std::string> columns = {}) {
  FLUX_TRY(plan::NodeRef stream, in.Stream(0));
  FLUX_TRY(const Value fn, in.Function(1));
  SearchedSpec spec;
  spec.function = function;
  spec.columns = std::move(columns);
  if (const Result<plan::RowFunction> predicate = context.ToRowFunction(fn))
    spec.key_columns = exec::ColumnsReadBy(*predicate);
  for (NamedColumn& column : spec.key_columns) column.is_in_key = true;
  const Value searched = AddNode(context, std::move(spec), {std::move(stream)});
  FLUX_TRY(const std::vector<Table> tables, context.Execute(plan::StreamNode(searched)));
  for (const Table& table : tables) {
    const NamedArg key{"key", KeyRecord(table.header->key)};
    FLUX_TRY(const Value found, context.Call(fn, {&key, 1}));
    if (found.is_null()) continue;
    if (found.kind() != ValueKind::kBool)
      return in.Invalid(1, fmt::format("must return a bool, returned {}", DescribeKind(found)));
    if (found.AsBool()) return table;
  }
  return std::nullopt;
}

// The one table of a stream that `tableFind` made; several are an error, none is nothing.
Result<std::optional<Table>> OneTable(CallContext& context, const ArgReader& in) {
  FLUX_TRY(const plan::NodeRef stream, in.Stream(0));
  FLUX_TRY(std::vector<Table> tables, context.Execute(stream));
  if (tables.size() > 1) {
    return in.Invalid(0, fmt::format("must be one table, found {}; choose one with `tableFind`", tables.size()));
  }
  if (tables.empty()) return std::nullopt;
  return std::move(tables.front());
}

Value ColumnArray(const Table& table, size_t column) {
  std::vector<Value> values;
  for (const Chunk& chunk : table.chunks) {
    for (size_t row = 0; row < chunk.rows; ++row) values.push_back(chunk.columns[column]->ValueAt(row));
  }
  return MakeArray(std::move(values));
}

bool HasRow(const Table& table, int64_t index) { return index >= 0 && static_cast<size_t>(index) < table.row_count(); }

Value RowRecord(const Table& table, int64_t index) {
  auto row = static_cast<size_t>(index);
  for (const Chunk& chunk : table.chunks) {
    if (row >= chunk.rows) {
      row -= chunk.rows;
      continue;
    }
    std::vector<RecordField> fields;
    for (size_t i = 0; i < chunk.columns.size(); ++i) {
      fields.push_back({table.header->schema[i].name, chunk.columns[i]->ValueAt(row)});
    }
    return MakeRecord(std::move(fields));
  }
  return MakeRecord({});
}

Result<Value> TableFind(CallContext& context, Args args) {
  const ArgReader in("tableFind", kFindParameters, args);
  FLUX_TRY(std::optional<Table> table, Find(context, in, "tableFind"));
  if (!table) return Fail(ErrorCode::kNotFound, "`tableFind`: no table found");
  TableSourceSpec spec;
  spec.origin = "tableFind";
  spec.tables.push_back(std::move(*table));
  return AddNode(context, std::move(spec), {});
}

Result<Value> GetColumn(CallContext& context, Args args) {
  const ArgReader in("getColumn", kGetColumnParameters, args);
  FLUX_TRY(const std::optional<Table> table, OneTable(context, in));
  FLUX_TRY(const std::string name, in.String(1));
  if (!table) return Fail(ErrorCode::kNotFound, "`getColumn`: no table found");
  const std::optional<size_t> column = table->header->schema.Find(name);
  if (column) return ColumnArray(*table, *column);
  return in.Invalid(fmt::format("cannot find column {} in table {}", name, table->header->key.DebugText()));
}

Result<Value> GetRecord(CallContext& context, Args args) {
  const ArgReader in("getRecord", kGetRecordParameters, args);
  FLUX_TRY(const std::optional<Table> table, OneTable(context, in));
  FLUX_TRY(const int64_t index, in.Int(1));
  if (!table) return Fail(ErrorCode::kNotFound, "`getRecord`: no table found");
  if (HasRow(*table, index)) return RowRecord(*table, index);
  return in.Invalid(fmt::format("index out of bounds: {}; table {} has {} rows", index, table->header->key.DebugText(),
                                table->row_count()));
}

// Without the table or the column there are no values.
Result<Value> FindColumnValues(CallContext& context, Args args) {
  const ArgReader in("findColumn", kFindColumnParameters, args);
  FLUX_TRY(const std::string name, in.String(2));
  FLUX_TRY(const std::optional<Table> table, Find(context, in, "findColumn", {name}));
  const std::optional<size_t> column = table ? table->header->schema.Find(name) : std::nullopt;
  return column ? ColumnArray(*table, *column) : MakeArray({});
}

// Without the table or the row the record is empty, so that every property of it is null.
Result<Value> FindRecord(CallContext& context, Args args) {
  const ArgReader in("findRecord", kFindRecordParameters, args);
  FLUX_TRY(const int64_t index, in.Int(2));
  FLUX_TRY(const std::optional<Table> table, Find(context, in, "findRecord"));
  return table && HasRow(*table, index) ? RowRecord(*table, index) : MakeRecord({});
}

}  // namespace

void RegisterTableFind(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "tableFind", kFindParameters, TableFind});
  registry.Add(BuiltinDef{"universe", "getColumn", kGetColumnParameters, GetColumn});
  registry.Add(BuiltinDef{"universe", "getRecord", kGetRecordParameters, GetRecord});
  registry.Add(BuiltinDef{"universe", "findColumn", kFindColumnParameters, FindColumnValues});
  registry.Add(BuiltinDef{"universe", "findRecord", kFindRecordParameters, FindRecord});
  registry.Add(OperationDef{.name = SearchedSpec::kName,
                            .create = CreateSearched,
                            .names = NamesOfSearched,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .has_rows = exec::HasRowsOfInputs,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
