#pragma once

// What instructions read and write: plain arrays of one value per row, or one value for all rows. Validity is one byte
// per row while computing (1: valid), because bytes vectorise; bitmaps exist in columns only.

#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <string_view>

#include "runtime/column/column.h"

namespace flux::vector {

// The C++ type of a column type's values in registers.
template <ColumnType>
struct Storage;
template <>
struct Storage<ColumnType::kBool> {
  using Type = uint8_t;
};
template <>
struct Storage<ColumnType::kInt> {
  using Type = int64_t;
};
template <>
struct Storage<ColumnType::kUint> {
  using Type = uint64_t;
};
template <>
struct Storage<ColumnType::kFloat> {
  using Type = double;
};
template <>
struct Storage<ColumnType::kString> {
  using Type = std::string_view;
};
template <>
struct Storage<ColumnType::kTime> {
  using Type = int64_t;
};

// Bytes of one value of the type in a register.
size_t StorageWidth(ColumnType type);

// What an instruction reads. Points into columns or scratch memory that live as long as the chunk at hand.
struct Operand {
  const void* values = nullptr;
  const uint8_t* valid = nullptr;  // null: all are valid
  bool is_constant = false;        // one value for all rows

  // The values as an array; one element when `is_constant`.
  template <typename T>
  const T* As() const {
    return static_cast<const T*>(values);
  }
  // The value of a row; meaningless when the row is null.
  template <typename T>
  const T& At(size_t row) const {
    return As<T>()[is_constant ? 0 : row];
  }
  // Whether the row is not null.
  bool IsValid(size_t row) const { return !valid || valid[is_constant ? 0 : row] != 0; }
};

// Where an instruction writes. Both arrays have room for every row; `has_nulls` tells whether `valid` was written.
struct Target {
  void* values = nullptr;
  uint8_t* valid = nullptr;
  bool has_nulls = false;

  // Where to write, as an array of one value per row.
  template <typename T>
  T* As() const {
    return static_cast<T*>(values);
  }
};

// Keeps the bytes of computed strings until it is cleared.
class TextArena {
 public:
  // Copies the text; the view is valid until `Clear`.
  std::string_view Store(std::string_view text);
  // Drops all texts and keeps nothing of their memory.
  void Clear() { resource_.release(); }

 private:
  std::pmr::monotonic_buffer_resource resource_;
};

// Calls `fn.template operator()<T>()` with the storage type of `type`.
template <typename Fn>
auto DispatchStorage(ColumnType type, Fn&& fn) {
  switch (type) {
    case ColumnType::kBool:
      return fn.template operator()<uint8_t>();
    case ColumnType::kInt:
    case ColumnType::kTime:
      return fn.template operator()<int64_t>();
    case ColumnType::kUint:
      return fn.template operator()<uint64_t>();
    case ColumnType::kFloat:
      return fn.template operator()<double>();
    case ColumnType::kString:
      break;
  }
  return fn.template operator()<std::string_view>();
}

// The value at a row, boxed; a null is typed.
Value BoxAt(ColumnType type, const Operand& operand, size_t row);
// Writes a scalar of the type as the first value. Text refers to the value's, and a null gives zero or an empty text.
void ViewOf(ColumnType type, const Value& value, void* values);
// Writes a scalar of the type (not null) at a row.
void UnboxAt(ColumnType type, const Value& value, void* values, size_t row, TextArena& texts);

}  // namespace flux::vector
