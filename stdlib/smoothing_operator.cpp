#include "stdlib/smoothing_operator.h"

#include <fmt/format.h>

#include "runtime/column/builder.h"
#include "runtime/exec/table_operator.h"

namespace flux::stdlib {

OptionalNumbers NumbersOf(const Column& column) {
  OptionalNumbers values(column.length());
  for (size_t row = 0; row < column.length(); ++row) {
    if (!column.IsNull(row)) values[row] = exec::NumberAt(column, row);
  }
  return values;
}

ColumnRef ToColumn(const OptionalNumbers& values) {
  ColumnBuilder builder(ColumnType::kFloat);
  builder.Reserve(values.size());
  for (const std::optional<double>& value : values) value ? builder.AppendFloat(*value) : builder.AppendNull();
  return builder.Finish();
}

Result<size_t> FindSmoothedColumn(std::string_view function, const TableHeader& header, std::string_view name) {
  FLUX_TRY(const size_t index, exec::FindColumn(function, header, name));
  if (!IsNumber(header.schema[index].type)) return exec::ColumnTypeError(function, header.schema[index], "a number");
  if (header.key.Contains(name)) {
    return Fail(ErrorCode::kFailedPrecondition,
                fmt::format("`{}`: column `{}` is in the group key; use `group` to take it out", function, name));
  }
  return index;
}

Result<std::vector<size_t>> SmoothingOperator::FindColumns(const TableHeader& header) const {
  std::vector<size_t> indexes;
  for (const std::string& name : columns_) {
    if (!is_required_ && !header.schema.Find(name)) continue;
    FLUX_TRY(const size_t index, FindSmoothedColumn(function_, header, name));
    indexes.push_back(index);
  }
  return indexes;
}

Status SmoothingOperator::Process(const TableHeaderRef& header, const Chunk& rows) {
  FLUX_TRY(const std::vector<size_t> indexes, FindColumns(*header));
  const size_t kept = RowsKept(rows.rows);
  Chunk smoothed = SliceRows(rows, rows.rows - kept, kept);
  std::vector<ColumnDef> defs = header->schema.columns();
  for (const size_t index : indexes) {
    defs[index].type = ColumnType::kFloat;
    smoothed.columns[index] = ToColumn(kept == 0 ? OptionalNumbers{} : Smooth(NumbersOf(*rows.columns[index])));
  }
  return Emit(exec::WithSchema(*header, std::move(defs)), smoothed);
}

OptionalNumbers ExponentialAverages(const OptionalNumbers& values, size_t n) {
  OptionalNumbers averages;
  if (values.size() < n) return averages;
  double sum = 0;
  size_t count = 0;
  for (size_t row = 0; row < n; ++row) {
    if (!values[row]) continue;
    sum += *values[row];
    ++count;
  }
  std::optional<double> average;
  if (count > 0) average = sum / static_cast<double>(count);
  averages.push_back(average);
  const double weight = 2 / static_cast<double>(n + 1);
  for (size_t row = n; row < values.size(); ++row) {
    if (values[row]) average = average ? *values[row] * weight + *average * (1.0 - weight) : *values[row];
    averages.push_back(average);
  }
  return averages;
}

}  // namespace flux::stdlib
