// Results of InfluxQL queries in JSON, as `/query` of InfluxDB 1.x gives them.

#include <fmt/format.h>

#include <map>
#include <optional>

#include "runtime/column/builder.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/json/json_text.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kName = "v1.json";
constexpr std::string_view kParameters = "json file";

// A value of the text. Elements and properties are dynamic.
const Value& Inner(const Value& value) {
  return !value.is_null() && value.kind() == ValueKind::kDynamic ? value.AsDynamic().inner : value;
}

bool IsOf(const Value& value, ValueKind kind) { return !value.is_null() && value.kind() == kind; }

// A property of an object; null when it has none of this name.
const Value& Property(const Value& object, std::string_view name) {
  static const Value none = {};
  if (!IsOf(object, ValueKind::kRecord)) return none;
  const Value* value = object.AsRecord().Find(name);
  return value == nullptr ? none : Inner(*value);
}

std::span<const Value> Elements(const Value& array) {
  if (!IsOf(array, ValueKind::kArray)) return {};
  return array.AsArray().elements;
}

std::unexpected<Error> Malformed(std::string_view what) {
  return Fail(ErrorCode::kInvalid, fmt::format("`{}`: the text is not a result of InfluxQL: {}", kName, what));
}

// A series of the text: names of columns, and rows of as many values.
struct Series {
  std::vector<GroupKeyEntry> key;
  std::vector<std::string> columns;
  std::vector<std::span<const Value>> rows;
  std::optional<size_t> time;
};

Result<Series> ReadSeries(const Value& object) {
  Series series;
  const Value& name = Property(object, "name");
  if (IsOf(name, ValueKind::kString) && !name.AsString().empty())
    series.key.push_back({"_measurement", ColumnType::kString, name});
  std::map<std::string, Value> tags;
  const Value& tag_values = Property(object, "tags");
  if (IsOf(tag_values, ValueKind::kRecord)) {
    for (const RecordField& tag : tag_values.AsRecord().fields) {
      if (!IsOf(Inner(tag.value), ValueKind::kString)) return Malformed(fmt::format("tag `{}` has no text", tag.name));
      tags.emplace(tag.name, Inner(tag.value));
    }
  }
  for (const auto& [tag, value] : tags) series.key.push_back({tag, ColumnType::kString, value});
  for (const Value& column : Elements(Property(object, "columns"))) {
    if (!IsOf(Inner(column), ValueKind::kString)) return Malformed("the name of a column is no text");
    if (Inner(column).AsString() == "time" && !series.time) series.time = series.columns.size();
    series.columns.emplace_back(Inner(column).AsString());
  }
  for (const Value& row : Elements(Property(object, "values"))) {
    series.rows.push_back(Elements(Inner(row)));
    if (series.rows.back().size() != series.columns.size())
      return Malformed(
          fmt::format("a row has {} values for {} columns", series.rows.back().size(), series.columns.size()));
  }
  return series;
}

// A text, or nanoseconds since 1970.
Result<Time> ReadTime(const Value& value) {
  if (IsOf(value, ValueKind::kString)) {
    Result<Time> time = ParseTime(value.AsString());
    if (!time) return Malformed(time.error().message);
    return time;
  }
  if (IsOf(value, ValueKind::kFloat)) return Time{static_cast<int64_t>(value.AsFloat())};
  return Malformed("a time is neither a text nor a number");
}

Result<ColumnType> TypeOf(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kBool:
      return ColumnType::kBool;
    case ValueKind::kFloat:
      return ColumnType::kFloat;
    case ValueKind::kString:
      return ColumnType::kString;
    default:
      return Malformed("a value is neither a number nor a text nor a boolean");
  }
}

// The values of a column that are not null, each a row; nothing when there are none.
Result<std::optional<Table>> FieldTable(const Series& series, size_t column) {
  std::optional<ColumnBuilder> values;
  ColumnBuilder times(ColumnType::kTime);
  size_t count = 0;
  for (const std::span<const Value> row : series.rows) {
    const Value& value = Inner(row[column]);
    if (value.is_null()) continue;
    FLUX_TRY(const ColumnType type, TypeOf(value));
    if (!values) values.emplace(type);
    if (values->type() != type)
      return Malformed(fmt::format("column `{}` has values of type {} and {}", series.columns[column],
                                   ColumnTypeName(values->type()), ColumnTypeName(type)));
    if (series.time) {
      FLUX_TRY(const Time time, ReadTime(Inner(row[*series.time])));
      times.AppendInt(time.ns);
    }
    FLUX_TRY_STATUS(values->Append(value));
    ++count;
  }
  if (!values) return std::nullopt;
  std::vector<GroupKeyEntry> key = series.key;
  key.push_back({"_field", ColumnType::kString, Value::String(series.columns[column])});
  std::vector<ColumnDef> defs;
  Chunk chunk{.columns = {}, .rows = count};
  if (series.time) {
    defs.push_back({"_time", ColumnType::kTime});
    chunk.columns.push_back(times.Finish());
  }
  for (const GroupKeyEntry& entry : key) {
    defs.push_back({entry.name, entry.type});
    chunk.columns.push_back(Column::Constant(entry.type, entry.value, count));
  }
  defs.push_back({"_value", values->type()});
  chunk.columns.push_back(values->Finish());
  return Table{std::make_shared<const TableHeader>(
                   TableHeader{.key = GroupKey(std::move(key)), .schema = Schema(std::move(defs))}),
               {std::move(chunk)}};
}

// Each series gives a table per column, but none of its times.
Status AddTables(const Value& object, std::vector<Table>& tables) {
  FLUX_TRY(const Series series, ReadSeries(object));
  for (size_t column = 0; column < series.columns.size(); ++column) {
    if (column == series.time) continue;
    FLUX_TRY(std::optional<Table> table, FieldTable(series, column));
    if (table) tables.push_back(*std::move(table));
  }
  return {};
}

// The server's own words for what it could not do.
Status CheckAnswer(const Value& object) {
  const Value& partial = Property(object, "partial");
  if (IsOf(partial, ValueKind::kBool) && partial.AsBool()) {
    return Fail(ErrorCode::kDataLoss,
                fmt::format("`{}`: the server sent a part of the result and says so (`partial`); ask for less at once, "
                            "or raise `max-row-limit` there",
                            kName));
  }
  const Value& error = Property(object, "error");
  if (!IsOf(error, ValueKind::kString)) return {};
  return Fail(ErrorCode::kInvalid, fmt::format("`{}`: the query failed: {}", kName, error.AsString()));
}

Result<std::vector<Table>> ReadTables(std::string_view text, const CancelToken& cancel) {
  Result<Value> parsed = FromJson(text, JsonValues::kDynamic, cancel);
  if (!parsed) return std::unexpected(std::move(parsed.error()).WithContext(fmt::format("`{}`", kName)));
  const Value& answer = Inner(*parsed);
  FLUX_TRY_STATUS(CheckAnswer(answer));
  if (!IsOf(Property(answer, "results"), ValueKind::kArray)) return Malformed("it has no array `results`");
  std::vector<Table> tables;
  for (const Value& element : Elements(Property(answer, "results"))) {
    FLUX_TRY_STATUS(CheckAnswer(Inner(element)));
    for (const Value& series : Elements(Property(Inner(element), "series"))) {
      FLUX_TRY_STATUS(CheckAnswer(Inner(series)));
      FLUX_TRY_STATUS(AddTables(Inner(series), tables));
    }
  }
  return tables;
}

Result<Value> Json(CallContext& context, Args args) {
  const ArgReader in(kName, kParameters, args);
  if (in.Has(0) == in.Has(1)) return in.Invalid("must specify either `json` or `file`");
  std::string text;
  if (in.Has(0)) {
    FLUX_TRY(text, in.String(0));
  } else {
    FLUX_TRY(const std::string file, in.String(1));
    FLUX_TRY(text, context.ReadFile(file));
  }
  TableSourceSpec spec;
  spec.origin = kName;
  FLUX_TRY(spec.tables, ReadTables(text, context.cancel()));
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterV1Json(Registry& registry) {
  registry.Add(BuiltinDef{"influxdata/influxdb/v1", "json", kParameters, Json});
}

}  // namespace flux::stdlib
