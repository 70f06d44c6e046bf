#include "runtime/io/cell_text.h"

#include <charconv>

#include "runtime/base/check.h"
#include "runtime/base/number_text.h"
#include "runtime/base/time.h"

namespace flux::io {
namespace {

template <typename Int>
void AppendInteger(std::string& out, Int v) {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, v).ptr;
  out.append(buffer, end);
}

}  // namespace

void AppendCellText(std::string& out, const Column& column, size_t row) {
  if (column.IsNull(row)) return;
  switch (column.type()) {
    case ColumnType::kBool:
      out += column.BoolAt(row) ? "true" : "false";
      return;
    case ColumnType::kInt:
      AppendInteger(out, column.IntAt(row));
      return;
    case ColumnType::kUint:
      AppendInteger(out, column.UintAt(row));
      return;
    case ColumnType::kFloat:
      AppendFloat(out, column.FloatAt(row));
      return;
    case ColumnType::kString:
      out += column.StringAt(row);
      return;
    case ColumnType::kTime:
      AppendTime(out, Time{column.IntAt(row)});
      return;
  }
}

void AppendScalarText(std::string& out, const Value& value) {
  if (value.is_null()) return;
  const Result<ColumnType> type = ToColumnType(value.kind());
  FLUX_CHECK(type.has_value());
  switch (*type) {
    case ColumnType::kBool:
      out += value.AsBool() ? "true" : "false";
      return;
    case ColumnType::kInt:
      AppendInteger(out, value.AsInt());
      return;
    case ColumnType::kUint:
      AppendInteger(out, value.AsUint());
      return;
    case ColumnType::kFloat:
      AppendFloat(out, value.AsFloat());
      return;
    case ColumnType::kString:
      out += value.AsString();
      return;
    case ColumnType::kTime:
      AppendTime(out, value.AsTime());
      return;
  }
}

}  // namespace flux::io
