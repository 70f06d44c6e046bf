#pragma once

// Immutable columns. A column has a type, a length, a validity bitmap (absent when nothing is null) and one of four
// encodings: flat, constant, dictionary (strings), sequence (int and time: start + i * step). Columns share buffers;
// slicing copies nothing. Only builders (column/builder.h) make them.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/value/value.h"

namespace flux {

// The types a column may have, in the order in which group keys compare them.
enum class ColumnType : uint8_t { kBool, kInt, kUint, kFloat, kString, kTime };

// The name that messages use: `int`, `float`, `time`.
std::string_view ColumnTypeName(ColumnType type);
// Whether the column holds numbers; times are none.
constexpr bool IsNumber(ColumnType type) {
  return type == ColumnType::kInt || type == ColumnType::kUint || type == ColumnType::kFloat;
}
// The kind of the column's values when they are boxed.
ValueKind ToValueKind(ColumnType type);
// Fails when values of the kind cannot be stored in a column (duration, array, …).
Result<ColumnType> ToColumnType(ValueKind kind);

// How values are laid out; readers that have no fast path for one use the accessors at a row.
enum class Encoding : uint8_t { kFlat, kConstant, kDictionary, kSequence };

class Column;
using ColumnRef = std::shared_ptr<const Column>;

// Bit i of a bitmap is bit i % 64 of word i / 64; a set bit means valid.
using BitmapRef = std::shared_ptr<const std::vector<uint64_t>>;

// Ends work on a column that would hold more text than 32-bit offsets can address (4 GiB), where there is no `Result`
// to say so: throws what `WithinMemory` makes an error of. To be asked with the number of bytes before they are
// appended or before the column is finished.
void CheckTextBytes(uint64_t bytes);

// A flat run of strings: string i is bytes[offsets[i] .. offsets[i + 1]).
struct StringBuffer {
  std::vector<uint32_t> offsets;
  std::string bytes;
  // A view into `bytes`.
  std::string_view At(size_t i) const { return {bytes.data() + offsets[i], offsets[i + 1] - offsets[i]}; }
};

// One column of a chunk, shared by reference (`ColumnRef`).
class Column {
 public:
  // Flat columns over an owned buffer. Values under nulls must be zero (empty). `validity` may be null.
  static ColumnRef FlatBool(std::vector<uint8_t> values, BitmapRef validity = nullptr);
  static ColumnRef FlatInt(std::vector<int64_t> values, BitmapRef validity = nullptr);
  static ColumnRef FlatUint(std::vector<uint64_t> values, BitmapRef validity = nullptr);
  static ColumnRef FlatFloat(std::vector<double> values, BitmapRef validity = nullptr);
  static ColumnRef FlatTime(std::vector<int64_t> ns, BitmapRef validity = nullptr);
  static ColumnRef FlatString(StringBuffer values, BitmapRef validity = nullptr);
  // A column whose every row is `value` (which may be a null of `type`). Costs O(1).
  static ColumnRef Constant(ColumnType type, Value value, size_t length);
  // String column of codes into distinct `dictionary` entries.
  static ColumnRef Dictionary(std::vector<uint32_t> codes, std::shared_ptr<const StringBuffer> dictionary,
                              BitmapRef validity = nullptr);
  // Int or time column start + i * step, without nulls.
  static ColumnRef Sequence(ColumnType type, int64_t start, int64_t step, size_t length);

  ColumnType type() const { return type_; }
  Encoding encoding() const { return encoding_; }
  size_t length() const { return length_; }
  bool has_nulls() const { return null_count_ != 0; }
  size_t null_count() const { return null_count_; }

  // Costs O(1) in every encoding.
  bool IsNull(size_t row) const;
  // Gives the value at a row boxed (a typed null when null). Any encoding; for cold paths.
  Value ValueAt(size_t row) const;
  // Typed reads at a row, any encoding; the row must not be null.
  bool BoolAt(size_t row) const;
  int64_t IntAt(size_t row) const;  // int and time
  uint64_t UintAt(size_t row) const;
  double FloatAt(size_t row) const;
  std::string_view StringAt(size_t row) const;

  // Encoding-specific views; the encoding must match. Spans have `length()` entries.
  std::span<const uint8_t> FlatBools() const;
  std::span<const int64_t> FlatInts() const;  // int, uint (bit pattern) and time
  std::span<const double> FlatFloats() const;
  const StringBuffer& FlatStrings() const;  // index with `string_offset() + row`
  size_t string_offset() const { return offset_; }
  std::span<const uint32_t> Codes() const;
  const StringBuffer& DictionaryEntries() const;
  const std::shared_ptr<const StringBuffer>& dictionary() const { return strings_; }
  const Value& ConstantValue() const { return constant_; }
  int64_t sequence_start() const { return sequence_start_; }
  int64_t sequence_step() const { return sequence_step_; }
  // Validity words and the bit at which row 0 lies; null when nothing is null. Constant columns have none.
  const uint64_t* validity_words() const { return validity_ ? validity_->data() : nullptr; }
  size_t validity_offset() const { return offset_; }

  // Rows [from, from + count) sharing the buffers.
  ColumnRef Slice(size_t from, size_t count) const;
  // Rows at `rows` in that order (gather); keeps constant and dictionary encodings.
  ColumnRef Take(std::span<const uint32_t> rows) const;
  // The same rows as a flat column.
  ColumnRef Flatten() const;
  // Bytes of memory this column keeps alive, shared buffers counted in full.
  size_t ByteSize() const;

 private:
  Column() = default;
  friend class ColumnFactory;

  ColumnType type_ = ColumnType::kInt;
  Encoding encoding_ = Encoding::kFlat;
  size_t length_ = 0;
  size_t offset_ = 0;  // first row within the shared buffers
  size_t null_count_ = 0;
  int64_t sequence_start_ = 0, sequence_step_ = 0;
  Value constant_;
  std::shared_ptr<const std::vector<uint8_t>> bools_;
  std::shared_ptr<const std::vector<int64_t>> ints_;
  std::shared_ptr<const std::vector<double>> floats_;
  std::shared_ptr<const std::vector<uint32_t>> codes_;
  std::shared_ptr<const StringBuffer> strings_;
  BitmapRef validity_;
};

}  // namespace flux
