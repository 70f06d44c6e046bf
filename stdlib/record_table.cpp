#include "stdlib/record_table.h"

#include <fmt/format.h>

#include <set>

#include "stdlib/arguments.h"

namespace flux::stdlib {

Status RecordTable::Invalid(const std::string& complaint) const {
  return Fail(ErrorCode::kInvalid, who_ + " " + complaint);
}

Status RecordTable::Add(const Value& value) {
  if (value.is_null() || value.kind() != ValueKind::kRecord)
    return Invalid(fmt::format("must return a record, returned {}", DescribeKind(value)));
  const RecordObject& record = value.AsRecord();
  if (rows_ == 0) FLUX_TRY_STATUS(MakeProperties(record));
  FLUX_TRY_STATUS(CheckKey(record));
  for (Property& property : properties_) {
    const Value* found = record.Find(property.name);
    FLUX_TRY_STATUS(Append(property, found == nullptr ? Value() : *found));
  }
  ++rows_;
  return {};
}

Status RecordTable::MakeProperties(const RecordObject& record) {
  std::set<std::string> names;
  for (const RecordField& field : record.fields) names.insert(field.name);
  for (const std::string& name : names) properties_.push_back({name, std::nullopt});
  return {};
}

Status RecordTable::CheckKey(const RecordObject& record) const {
  for (const GroupKeyEntry& entry : key_.entries()) {
    const Value* kept = record.Find(entry.name);
    if (kept != nullptr && CompareScalars(*kept, entry.value) == 0) continue;
    return Invalid(fmt::format("may not modify group key, but `{}` is {} instead of {}; keep it with `with`",
                               entry.name, kept == nullptr ? "missing" : DebugText(*kept), DebugText(entry.value)));
  }
  return {};
}

Status RecordTable::Append(Property& property, const Value& value) {
  if (!property.values) {
    if (value.kind() == ValueKind::kNull) return {};
    const Result<ColumnType> type = ToColumnType(value.kind());
    if (!type) {
      return Invalid(fmt::format("returned a property `{}` of type {}, which cannot be a column", property.name,
                                 DescribeKind(value)));
    }
    property.values.emplace(*type);
    for (size_t row = 0; row < rows_; ++row) property.values->AppendNull();
  }
  return property.values->Append(value);
}

Status RecordTable::Send(size_t chunk_rows, TableSink& out) {
  std::vector<ColumnDef> defs;
  Chunk chunk{.columns = {}, .rows = rows_};
  for (Property& property : properties_) {
    const GroupKeyEntry* entry = key_.Find(property.name);
    if (entry == nullptr && !property.values) continue;
    defs.push_back({property.name, entry ? entry->type : property.values->type()});
    chunk.columns.push_back(entry ? Column::Constant(entry->type, entry->value, rows_) : property.values->Finish());
  }
  return exec::SendRows(std::make_shared<const TableHeader>(TableHeader{key_, Schema(std::move(defs)), false}), chunk,
                        chunk_rows, out);
}

}  // namespace flux::stdlib
