#include "vm/vector/operand.h"

#include <cstring>

namespace flux::vector {

size_t StorageWidth(ColumnType type) {
  return DispatchStorage(type, []<typename T>() { return sizeof(T); });
}

std::string_view TextArena::Store(std::string_view text) {
  if (text.empty()) return {};
  char* bytes = static_cast<char*>(resource_.allocate(text.size(), 1));
  std::memcpy(bytes, text.data(), text.size());
  return {bytes, text.size()};
}

Value BoxAt(ColumnType type, const Operand& operand, size_t row) {
  if (!operand.IsValid(row)) return Value::Null(ToValueKind(type));
  switch (type) {
    case ColumnType::kBool:
      return Value::Bool(operand.At<uint8_t>(row) != 0);
    case ColumnType::kInt:
      return Value::Int(operand.At<int64_t>(row));
    case ColumnType::kUint:
      return Value::Uint(operand.At<uint64_t>(row));
    case ColumnType::kFloat:
      return Value::Float(operand.At<double>(row));
    case ColumnType::kString:
      return Value::String(operand.At<std::string_view>(row));
    case ColumnType::kTime:
      return Value::Of(Time{operand.At<int64_t>(row)});
  }
  return {};
}

void ViewOf(ColumnType type, const Value& value, void* values) {
  if (type == ColumnType::kString) {
    ::new (values) std::string_view(value.is_null() ? std::string_view() : value.AsString());
  } else if (value.is_null()) {
    std::memset(values, 0, StorageWidth(type));
  } else {
    TextArena no_texts;
    UnboxAt(type, value, values, 0, no_texts);
  }
}

void UnboxAt(ColumnType type, const Value& value, void* values, size_t row, TextArena& texts) {
  switch (type) {
    case ColumnType::kBool:
      static_cast<uint8_t*>(values)[row] = value.AsBool() ? 1 : 0;
      return;
    case ColumnType::kInt:
      static_cast<int64_t*>(values)[row] = value.AsInt();
      return;
    case ColumnType::kUint:
      static_cast<uint64_t*>(values)[row] = value.AsUint();
      return;
    case ColumnType::kFloat:
      static_cast<double*>(values)[row] = value.AsFloat();
      return;
    case ColumnType::kString:
      static_cast<std::string_view*>(values)[row] = texts.Store(value.AsString());
      return;
    case ColumnType::kTime:
      static_cast<int64_t*>(values)[row] = value.AsTime().ns;
      return;
  }
}

}  // namespace flux::vector
