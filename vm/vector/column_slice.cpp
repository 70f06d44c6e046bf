#include "vm/vector/column_slice.h"

#include "vm/vector/bits.h"

namespace flux::vector {
namespace {

const void* FlatValues(const Column& column) {
  switch (column.type()) {
    case ColumnType::kBool:
      return column.FlatBools().data();
    case ColumnType::kInt:
    case ColumnType::kUint:
    case ColumnType::kTime:
      return column.FlatInts().data();
    case ColumnType::kFloat:
      return column.FlatFloats().data();
    case ColumnType::kString:
      break;
  }
  return nullptr;
}

Operand LoadConstant(const Column& column, SliceBuffer& buffer) {
  const Value& value = column.ConstantValue();
  buffer.valid[0] = value.is_null() ? 0 : 1;
  ViewOf(column.type(), value, buffer.values.data());  // the column keeps the text
  return {buffer.values.data(), value.is_null() ? buffer.valid.data() : nullptr, true};
}

// The texts of flat and dictionary columns.
void LoadTexts(const Column& column, size_t from, size_t count, std::string_view* views) {
  if (column.encoding() == Encoding::kDictionary) {
    const StringBuffer& entries = column.DictionaryEntries();
    const std::span<const uint32_t> codes = column.Codes().subspan(from, count);
    for (size_t i = 0; i < count; ++i) {
      views[i] = column.IsNull(from + i) ? std::string_view() : entries.At(codes[i]);
    }
    return;
  }
  const StringBuffer& strings = column.FlatStrings();
  const size_t first = column.string_offset() + from;
  for (size_t i = 0; i < count; ++i) views[i] = strings.At(first + i);
}

}  // namespace

Operand LoadSlice(const Column& column, size_t from, size_t count, SliceBuffer& buffer) {
  if (column.encoding() == Encoding::kConstant) return LoadConstant(column, buffer);
  Operand operand{.values = buffer.values.data()};
  if (column.encoding() == Encoding::kSequence) {
    auto* values = reinterpret_cast<int64_t*>(buffer.values.data());
    const auto start = static_cast<uint64_t>(column.sequence_start());
    const auto step = static_cast<uint64_t>(column.sequence_step());
    for (size_t i = 0; i < count; ++i) values[i] = static_cast<int64_t>(start + (from + i) * step);
    return operand;
  }
  if (column.type() == ColumnType::kString) {
    LoadTexts(column, from, count, reinterpret_cast<std::string_view*>(buffer.values.data()));
  } else {
    operand.values = static_cast<const char*>(FlatValues(column)) + from * StorageWidth(column.type());
  }
  if (!column.has_nulls()) return operand;
  ExpandBits(column.validity_words(), column.validity_offset() + from, count, buffer.valid.data());
  operand.valid = buffer.valid.data();
  return operand;
}

}  // namespace flux::vector
