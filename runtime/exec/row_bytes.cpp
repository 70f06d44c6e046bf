#include "runtime/exec/row_bytes.h"

namespace flux::exec {
namespace {

size_t ColumnBytes(const Column& column) {
  const size_t rows = column.length();
  size_t bytes = sizeof(Column) + (column.validity_words() != nullptr ? rows / 8 : 0);
  if (column.encoding() == Encoding::kDictionary) return bytes + rows * sizeof(uint32_t);
  if (column.encoding() != Encoding::kFlat) return bytes;
  switch (column.type()) {
    case ColumnType::kBool:
      return bytes + rows;
    case ColumnType::kInt:
    case ColumnType::kUint:
    case ColumnType::kFloat:
    case ColumnType::kTime:
      return bytes + rows * 8;
    case ColumnType::kString:
      break;
  }
  const StringBuffer& strings = column.FlatStrings();
  const size_t from = column.string_offset();
  return bytes + rows * sizeof(uint32_t) + strings.offsets[from + rows] - strings.offsets[from];
}

}  // namespace

size_t RowBytes(const Chunk& chunk) {
  size_t bytes = sizeof(Chunk);
  for (const ColumnRef& column : chunk.columns) bytes += ColumnBytes(*column) + sizeof(ColumnRef);
  return bytes;
}

}  // namespace flux::exec
