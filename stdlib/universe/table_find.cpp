#include <fmt/format.h>

#include <algorithm>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/read_columns.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/specs/limit.h"
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
NamedColumns NamesOf(const SearchedSpec& spec) {
  NamedColumns named = Named(spec.columns);
  named.insert(named.begin(), spec.key_columns.begin(), spec.key_columns.end());
  return named;
}

NamedColumns NamesOfSearched(const plan::Node& node) { return NamesOf(*node.As<SearchedSpec>()); }

Result<std::unique_ptr<exec::Operator>> CreateSearched(const exec::PhysicalNode&, exec::ExecContext&, TableSink& out,
                                                       exec::OperatorStats&) {
  return std::make_unique<exec::PassingOperator>(out);
}

Value KeyRecord(const GroupKey& key) {
  std::vector<RecordField> fields;
  for (const GroupKeyEntry& entry : key.entries()) fields.push_back({entry.name, entry.value});
  return MakeRecord(std::move(fields));
}

// Keeps the first table for whose group key a predicate is true, and wants no more. Where that lacks columns of
// `named`, it looks on whether others have them, which the user is told.
class FirstMatch final : public TableSink {
 public:
  FirstMatch(CallContext& context, const ArgReader& in, const Value& predicate, NamedColumns named)
      : context_(context), in_(in), predicate_(predicate), named_(std::move(named)) {}

  Status Begin(TableHeaderRef header) override {
    if (found) return {};
    FLUX_TRY(is_at_match_, Matches(header->key));
    if (is_at_match_) found = Table{std::move(header), {}};
    return {};
  }
  Status Push(const Chunk& chunk) override {
    if (is_at_match_) found->chunks.push_back(chunk);
    return {};
  }
  Status End() override {
    if (is_at_match_ && HasAllNamed(*found->header)) return Enough();
    is_at_match_ = false;
    return {};
  }
  Status Finish() override { return {}; }
  bool WantsRows() const override { return is_at_match_; }

  std::optional<Table> found;

 private:
  Result<bool> Matches(const GroupKey& key) {
    const NamedArg argument{"key", KeyRecord(key)};
    FLUX_TRY(const Value matches, context_.Call(predicate_, {&argument, 1}));
    if (matches.is_null()) return false;
    if (matches.kind() == ValueKind::kBool) return matches.AsBool();
    return in_.Invalid(1, fmt::format("must return a bool, returned {}", DescribeKind(matches)));
  }

  bool HasAllNamed(const TableHeader& header) const {
    return std::ranges::all_of(named_, [&](const NamedColumn& column) {
      return column.is_in_key ? header.key.Contains(column.name) : header.schema.Find(column.name).has_value();
    });
  }

  CallContext& context_;
  const ArgReader& in_;
  const Value& predicate_;
  const NamedColumns named_;
  bool is_at_match_ = false;
};

// Runs the stream up to its first table for whose group key the predicate is true and gives that, or nothing.
// `columns` are those that are wanted of it, `rows` how many of its first ones; zero: all.
Result<std::optional<Table>> Find(CallContext& context, const ArgReader& in, std::string_view function,
                                  std::vector<std::string> columns = {}, size_t rows = 0) {
  FLUX_TRY(plan::NodeRef stream, in.Stream(0));
  FLUX_TRY(const Value fn, in.Function(1));
  SearchedSpec spec;
  spec.function = function;
  spec.columns = std::move(columns);
  if (const Result<plan::RowFunction> predicate = context.ToRowFunction(fn))
    spec.key_columns = exec::ColumnsReadBy(*predicate);
  for (NamedColumn& column : spec.key_columns) column.is_in_key = true;
  FirstMatch match(context, in, fn, NamesOf(spec));
  if (rows > 0) {
    plan::LimitSpec limit;
    limit.count = rows;
    stream = plan::MakeNode(std::move(limit), {std::move(stream)}, context.position());
  }
  const Value searched = AddNode(context, std::move(spec), {std::move(stream)});
  FLUX_TRY_STATUS(context.Execute(plan::StreamNode(searched), match));
  return std::move(match.found);
}

// The one table of a stream that `tableFind` made; several are an error, none is nothing.
Result<std::optional<Table>> OneTable(CallContext& context, const ArgReader& in) {
  FLUX_TRY(const plan::NodeRef stream, in.Stream(0));
  CollectingSink sink;
  FLUX_TRY_STATUS(context.Execute(stream, sink));
  if (sink.tables.size() > 1) {
    return in.Invalid(0, fmt::format("must be one table, found {}; choose one with `tableFind`", sink.tables.size()));
  }
  if (sink.tables.empty()) return std::nullopt;
  return std::move(sink.tables.front());
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
  FLUX_TRY(const size_t column, exec::FindColumn("getColumn", *table->header, name));
  return ColumnArray(*table, column);
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
  const size_t rows = static_cast<size_t>(std::max(index, int64_t{0})) + 1;
  FLUX_TRY(const std::optional<Table> table, Find(context, in, "findRecord", {}, rows));
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
