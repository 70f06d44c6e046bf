#include "stdlib/line_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/suggest.h"
#include "runtime/io/line_protocol.h"

namespace flux::stdlib {
namespace {

// Whether another column was probably meant, which is no part of the lines yet.
bool IsMisspelt(const std::string& tag, const LineColumns& columns, const Schema& schema) {
  std::vector<std::string> others;
  for (const ColumnDef& column : schema.columns()) {
    const bool is_tag = std::ranges::find(columns.tag_columns, column.name) != columns.tag_columns.end();
    const bool is_field = std::ranges::find(columns.value_columns, column.name) != columns.value_columns.end();
    const bool is_other = column.name != columns.time_column && column.name != columns.measurement_column;
    if (is_other && !is_tag && !is_field) others.push_back(column.name);
  }
  return !DidYouMean(tag, others).empty();
}

}  // namespace

NamedColumns TagsOf(const LineColumns& columns) {
  return Named(columns.tag_columns, {.is_optional = columns.tag_columns.size() > 1});
}

Result<LineRows> LineRows::Make(std::string_view function, const LineColumns& columns, TableHeaderRef header) {
  LineRows rows;
  rows.function_ = function;
  rows.measurement_ = columns.measurement;
  rows.header_ = std::move(header);
  const TableHeader& table = *rows.header_;
  const auto require = [&](const std::string& name, ColumnType type) -> Result<size_t> {
    FLUX_TRY(const size_t index, exec::FindColumn(function, table, name));
    if (table.schema[index].type != type)
      return exec::ColumnTypeError(function, table.schema[index], ColumnTypeName(type));
    return index;
  };
  FLUX_TRY(rows.time_, require(columns.time_column, ColumnType::kTime));
  if (columns.measurement.empty()) {
    FLUX_TRY(rows.measurement_column_, require(columns.measurement_column, ColumnType::kString));
  }
  std::vector<std::string> tags = columns.tag_columns, fields = columns.value_columns;
  std::ranges::sort(tags);
  std::ranges::sort(fields);
  for (const std::string& name : tags) {
    if (!table.schema.Find(name) && !IsMisspelt(name, columns, table.schema)) continue;
    FLUX_TRY(rows.tags_.emplace_back(), require(name, ColumnType::kString));
  }
  for (const std::string& name : fields) {
    if (const std::optional<size_t> index = table.schema.Find(name)) rows.fields_.push_back(*index);
  }
  // A stream of tables none of which has a field would send nothing and nobody would know.
  if (rows.fields_.empty()) {
    FLUX_TRY([[maybe_unused]] const size_t missing, exec::FindColumn(function, table, fields.front()));
  }
  return rows;
}

std::string_view LineRows::Measurement(const Chunk& rows, size_t row) const {
  if (!measurement_column_) return measurement_;
  const Column& column = *rows.columns[*measurement_column_];
  return column.IsNull(row) ? std::string_view() : column.StringAt(row);
}

Status LineRows::Append(const Chunk& rows, size_t row, std::string& out) const {
  const Column& time = *rows.columns[time_];
  if (time.IsNull(row)) return {};
  const std::string_view measurement = Measurement(rows, row);
  if (measurement.empty()) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("`{}`: a row at {} has no measurement; give `name`, or fill its column", function_,
                            FormatTime({time.IntAt(row)})));
  }
  std::vector<std::pair<std::string_view, std::string_view>> tags;
  for (const size_t i : tags_) {
    const Column& tag = *rows.columns[i];
    if (!tag.IsNull(row) && !tag.StringAt(row).empty()) tags.emplace_back(header_->schema[i].name, tag.StringAt(row));
  }
  std::vector<std::pair<std::string_view, Value>> fields;
  for (const size_t i : fields_) {
    const Column& field = *rows.columns[i];
    if (field.IsNull(row)) continue;
    fields.emplace_back(header_->schema[i].name,
                        field.type() == ColumnType::kTime ? Value::Int(field.IntAt(row)) : field.ValueAt(row));
  }
  if (fields.empty()) return {};
  const Status status = AppendLine(out, measurement, tags, fields, {time.IntAt(row)});
  if (!status) return std::unexpected<Error>(Error(status.error()).WithContext(fmt::format("`{}`", function_)));
  return {};
}

std::string LineRows::Topic(const Chunk& rows, size_t row) const {
  std::string topic = fmt::format("/{}", Measurement(rows, row));
  for (const size_t i : tags_) {
    const Column& tag = *rows.columns[i];
    if (!tag.IsNull(row) && !tag.StringAt(row).empty())
      topic += fmt::format("/{}/{}", header_->schema[i].name, tag.StringAt(row));
  }
  return topic;
}

}  // namespace flux::stdlib
