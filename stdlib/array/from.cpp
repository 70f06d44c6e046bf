#include <fmt/format.h>

#include <unordered_map>

#include "runtime/base/cancelable_loop.h"
#include "runtime/column/builder.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kFromParameters = "rows";

// Columns are the properties of all records in order of first appearance; a property's type is that of its first value
// of known type. Properties that are null in every record cannot be a column and are left out.
Result<std::vector<ColumnDef>> Columns(const ArgReader& in, const std::vector<Value>& rows) {
  std::vector<ColumnDef> columns;
  std::vector<bool> is_typed;
  std::unordered_map<std::string_view, size_t> indexes;
  for (const Value& row : rows) {
    if (row.is_null() || row.kind() != ValueKind::kRecord) {
      return in.Invalid(0, fmt::format("must be an array of records, found an element of type {}", DescribeKind(row)));
    }
    for (const RecordField& field : row.AsRecord().fields) {
      const auto [known, is_new] = indexes.try_emplace(field.name, columns.size());
      if (is_new) {
        columns.push_back({field.name, ColumnType::kString});
        is_typed.push_back(false);
      }
      const size_t index = known->second;
      if (is_typed[index] || field.value.kind() == ValueKind::kNull) continue;
      const Result<ColumnType> type = ToColumnType(field.value.kind());
      if (!type) {
        return in.Invalid(0,
                          fmt::format("has a property `{}` of type {}, which cannot be a column; convert it first, for "
                                      "instance with `string(v:)`",
                                      field.name, ValueKindName(field.value.kind())));
      }
      columns[index].type = *type;
      is_typed[index] = true;
    }
  }
  std::vector<ColumnDef> typed;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (is_typed[i]) typed.push_back(columns[i]);
  }
  return typed;
}

Result<Value> From(CallContext& context, Args args) {
  const ArgReader in("array.from", kFromParameters, args);
  if (args[0].is_null() || args[0].kind() != ValueKind::kArray) {
    return in.Invalid(0, fmt::format("must be an array of records, found {}", DescribeKind(args[0])));
  }
  const std::vector<Value>& rows = args[0].AsArray().elements;
  if (rows.empty())
    return in.Invalid(0, "must have at least one record, because the first ones say which columns there are");
  FLUX_TRY(std::vector<ColumnDef> columns, Columns(in, rows));
  Chunk chunk{.columns = {}, .rows = rows.size()};
  for (const ColumnDef& column : columns) {
    ColumnBuilder builder(column.type);
    builder.Reserve(rows.size());
    for (const Value& row : rows) {
      const Value* value = row.AsRecord().Find(column.name);
      if (value == nullptr || value->is_null()) {
        builder.AppendNull();
      } else if (const Status appended = builder.Append(*value); !appended) {
        return in.Invalid(0, fmt::format("has values of types {} and {} in property `{}`; give it one type",
                                         ColumnTypeName(column.type), ValueKindName(value->kind()), column.name));
      }
    }
    chunk.columns.push_back(builder.Finish());
  }
  TableSourceSpec spec;
  spec.origin = "array.from";
  spec.tables.push_back(
      {std::make_shared<const TableHeader>(TableHeader{{}, Schema(std::move(columns)), false}), {std::move(chunk)}});
  return AddNode(context, std::move(spec), {});
}

Result<const ArrayObject*> ArrayAt(const ArgReader& in, size_t i) {
  if (in[i].is_null() || in[i].kind() != ValueKind::kArray) {
    return in.Invalid(i, fmt::format("must be an array, found {}", DescribeKind(in[i])));
  }
  return &in[i].AsArray();
}

Result<Value> Concat(CallContext& context, Args args) {
  const ArgReader in("array.concat", "arr v", args);
  FLUX_TRY(const ArrayObject* first, ArrayAt(in, 0));
  FLUX_TRY(const ArrayObject* second, ArrayAt(in, 1));
  const size_t count = first->elements.size() + second->elements.size();
  FLUX_TRY_STATUS(CheckRoom(count, sizeof(Value)));
  std::vector<Value> elements;
  elements.reserve(count);
  for (const ArrayObject* part : {first, second}) {
    FLUX_TRY_STATUS(
        ForEachRow(part->elements.size(), context.cancel(), [&](size_t i) { elements.push_back(part->elements[i]); }));
  }
  return MakeArray(std::move(elements));
}

Result<Value> Map(CallContext& context, Args args) {
  const ArgReader in("array.map", "arr fn", args);
  FLUX_TRY(const ArrayObject* array, ArrayAt(in, 0));
  FLUX_TRY(const Value fn, in.Function(1));
  std::vector<Value> mapped;
  for (const Value& element : array->elements) {
    const NamedArg x{"x", element};
    FLUX_TRY(Value result, context.Call(fn, {&x, 1}));
    mapped.push_back(std::move(result));
  }
  return MakeArray(std::move(mapped));
}

Result<Value> Filter(CallContext& context, Args args) {
  const ArgReader in("array.filter", "arr fn", args);
  FLUX_TRY(const ArrayObject* array, ArrayAt(in, 0));
  FLUX_TRY(const Value fn, in.Function(1));
  std::vector<Value> kept;
  for (const Value& element : array->elements) {
    const NamedArg x{"x", element};
    FLUX_TRY(const Value result, context.Call(fn, {&x, 1}));
    if (!result.is_null() && result.kind() != ValueKind::kBool) {
      return in.Invalid(1, fmt::format("must return a bool, returned {}", DescribeKind(result)));
    }
    if (!result.is_null() && result.AsBool()) kept.push_back(element);
  }
  return MakeArray(std::move(kept));
}

}  // namespace

void RegisterArrayFrom(Registry& registry) {
  registry.Add(BuiltinDef{"array", "from", kFromParameters, From});
  registry.Add(BuiltinDef{"array", "concat", "arr v", Concat, true});
  registry.Add(BuiltinDef{"array", "map", "arr fn", Map});
  registry.Add(BuiltinDef{"array", "filter", "arr fn", Filter});
}

}  // namespace flux::stdlib
