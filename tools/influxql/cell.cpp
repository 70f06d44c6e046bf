#include "tools/influxql/cell.h"

namespace flux::influxql {

double Cell::AsFloat() const {
  if (kind == Kind::kUnsigned) return static_cast<double>(static_cast<uint64_t>(integer));
  return kind == Kind::kFloat ? number : static_cast<double>(integer);
}

Cell CellAt(const Column& column, size_t row) {
  if (column.IsNull(row)) return {};
  switch (column.type()) {
    case ColumnType::kBool:
      return Cell::Boolean(column.BoolAt(row));
    case ColumnType::kInt:
      return Cell::Integer(column.IntAt(row));
    case ColumnType::kUint:
      return {Cell::Kind::kUnsigned, static_cast<int64_t>(column.UintAt(row))};
    case ColumnType::kFloat:
      return Cell::Float(column.FloatAt(row));
    case ColumnType::kString:
      return Cell::String(std::string(column.StringAt(row)));
    case ColumnType::kTime:
      return Cell::Time(column.IntAt(row));
  }
  return {};
}

Cell NumberOf(FieldType type, double number) {
  switch (type) {
    case FieldType::kFloat:
      return Cell::Float(number);
    case FieldType::kInteger:
      return Cell::Integer(static_cast<int64_t>(number));
    case FieldType::kUnsigned:
      return {Cell::Kind::kUnsigned, static_cast<int64_t>(number)};
    case FieldType::kString:
    case FieldType::kBoolean:
      break;
  }
  return Cell::Null();
}

bool IsLess(const Cell& a, const Cell& b) {
  if (a.kind == Cell::Kind::kString) return a.text < b.text;
  if (a.kind == Cell::Kind::kFloat) return a.number < b.number;
  if (a.kind == Cell::Kind::kUnsigned) return static_cast<uint64_t>(a.integer) < static_cast<uint64_t>(b.integer);
  return a.integer < b.integer;
}

}  // namespace flux::influxql
