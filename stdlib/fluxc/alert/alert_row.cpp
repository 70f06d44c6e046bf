#include "stdlib/fluxc/alert/alert_row.h"

#include <fmt/format.h>

#include "runtime/base/terminal_text.h"
#include "stdlib/arguments.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kSourceTime = "_source_timestamp", kTime = "_time";

// Where in an alert goes what every row with such a column says.
std::string PublishedAlert::* MemberOf(std::string_view column) {
  if (column == "_measurement" || column == "_source_measurement") return &PublishedAlert::name;
  if (column == "_check_name") return &PublishedAlert::check;
  if (column == "_message") return &PublishedAlert::message;
  if (column == "_level") return &PublishedAlert::level;
  return nullptr;
}

bool IsInternal(std::string_view column) { return column.starts_with('_'); }

}  // namespace

Result<AlertRows> AlertRows::Make(std::string_view function, const AlertColumns& columns, TableHeaderRef header) {
  AlertRows rows;
  rows.function_ = function;
  const auto fail = [&](std::string_view what) {
    return FailAtTable(ErrorCode::kInvalid,
                       fmt::format("`{}`: {} in the table {}", function, what, header->key.DebugText()));
  };
  const Schema& schema = header->schema;
  std::optional<size_t> time = schema.Find(kSourceTime);
  if (time && schema.columns()[*time].type != ColumnType::kInt) time = std::nullopt;
  if (!time) time = schema.Find(kTime);
  if (!time) return fail("there is no column `_time`");
  if (schema.columns()[*time].name == kTime && schema.columns()[*time].type != ColumnType::kTime)
    return fail("the column `_time` has no times");
  rows.time_ = *time;
  const auto add = [&](std::string_view name, std::string PublishedAlert::* member) {
    const std::optional<size_t> column = schema.Find(name);
    if (column && schema.columns()[*column].type == ColumnType::kString) rows.parts_.push_back({*column, member});
  };
  for (const std::string_view name : {"_measurement", "_source_measurement", "_check_name", "_message", "_level"})
    add(name, MemberOf(name));
  add(columns.id, &PublishedAlert::id);
  add(columns.message, &PublishedAlert::message);
  add(columns.level, &PublishedAlert::level);
  add(columns.details, &PublishedAlert::details);
  for (const GroupKeyEntry& entry : header->key.entries()) {
    if (!IsInternal(entry.name) && !columns.Has(entry.name) && entry.type == ColumnType::kString &&
        !entry.value.is_null())
      rows.of_table_.tags.emplace(entry.name, entry.value.AsString());
  }
  for (size_t i = 0; i < schema.columns().size(); ++i) {
    const std::string& name = schema.columns()[i].name;
    if (name == "_value") {
      rows.fields_.push_back({i, "value"});
    } else if (!IsInternal(name) && !columns.Has(name) && !rows.of_table_.tags.contains(name)) {
      rows.fields_.push_back({i, name});
    }
  }
  rows.field_name_ = schema.Find("_field");
  if (rows.field_name_ && schema.columns()[*rows.field_name_].type != ColumnType::kString)
    rows.field_name_ = std::nullopt;
  rows.header_ = std::move(header);
  return rows;
}

Result<PublishedAlert> AlertRows::At(const Chunk& rows, size_t row) const {
  PublishedAlert alert = of_table_;
  if (rows.columns[time_]->IsNull(row))
    return FailAtTable(ErrorCode::kInvalid,
                       fmt::format("`{}`: a row has no time in the table {}", function_, header_->key.DebugText()));
  alert.time = Time{rows.columns[time_]->IntAt(row)};
  for (const Part& part : parts_) {
    const Column& column = *rows.columns[part.column];
    if (!column.IsNull(row) && !column.StringAt(row).empty()) alert.*part.member = column.StringAt(row);
  }
  for (const Field& field : fields_) {
    const bool is_value = header_->schema.columns()[field.column].name == "_value";
    const bool is_named = is_value && field_name_ && !rows.columns[*field_name_]->IsNull(row);
    alert.fields.insert_or_assign(is_named ? std::string(rows.columns[*field_name_]->StringAt(row)) : field.name,
                                  rows.columns[field.column]->ValueAt(row));
  }
  return alert;
}

Result<PublishedAlert> AlertOfRecord(const Value& row, const Value& said) {
  constexpr std::string_view kFunction = "alert.endpoint";
  PublishedAlert alert;
  bool has_source_time = false, has_time = false;
  for (const RecordField& field : row.AsRecord().fields) {
    const Value& value = field.value;
    if (value.is_null()) continue;
    if (field.name == kSourceTime && value.kind() == ValueKind::kInt) {
      alert.time = Time{value.AsInt()};
      has_source_time = true;
    } else if (field.name == kTime && value.kind() == ValueKind::kTime) {
      if (!has_source_time) alert.time = value.AsTime();
      has_time = true;
    } else if (std::string PublishedAlert::* const member = MemberOf(field.name);
               member != nullptr && value.kind() == ValueKind::kString) {
      if (field.name != "_measurement" || alert.name.empty()) alert.*member = value.AsString();
    } else if (field.name == "_value") {
      alert.fields.insert_or_assign("value", value);
    } else if (!IsInternal(field.name) && value.kind() == ValueKind::kString) {
      alert.tags.insert_or_assign(field.name, std::string(value.AsString()));
    } else if (!IsInternal(field.name)) {
      alert.fields.insert_or_assign(field.name, value);
    }
  }
  if (!has_source_time && !has_time)
    return Fail(ErrorCode::kInvalid, fmt::format("`{}`: a row has no time", kFunction));
  for (const RecordField& field : said.AsRecord().fields) {
    std::string PublishedAlert::* const member = field.name == "id"        ? &PublishedAlert::id
                                                 : field.name == "message" ? &PublishedAlert::message
                                                 : field.name == "level"   ? &PublishedAlert::level
                                                 : field.name == "details" ? &PublishedAlert::details
                                                                           : nullptr;
    if (member == nullptr || (!field.value.is_null() && field.value.kind() != ValueKind::kString)) {
      return Fail(
          ErrorCode::kInvalid,
          fmt::format("`{}`: `mapFn` gives the {} `{}`; it may give the strings `id`, `message`, `level`, `details`",
                      kFunction, DescribeKind(field.value), ShownName(field.name)));
    }
    if (!field.value.is_null() && !field.value.AsString().empty()) alert.*member = field.value.AsString();
  }
  return alert;
}

}  // namespace flux::stdlib
