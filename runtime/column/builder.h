#pragma once

// Builds one column by appending; `Finish` picks constant or dictionary encoding for strings when that is smaller.

#include "runtime/column/column.h"

namespace flux {

class ColumnBuilder {
 public:
  explicit ColumnBuilder(ColumnType type);

  ColumnType type() const { return type_; }
  size_t length() const { return length_; }
  // Makes room for `rows` in all; text is not counted.
  void Reserve(size_t rows);
  // Appends one row, as do those below; the type must be the column's. Text beyond 4 GiB throws `TooLarge`.
  void AppendNull();
  void AppendBool(bool v);
  void AppendInt(int64_t v);  // int and time
  void AppendUint(uint64_t v);
  void AppendFloat(double v);
  void AppendString(std::string_view v);
  // Appends a scalar; fails with both types named when its kind is not the column's. A null of any kind is a null.
  Status Append(const Value& v);
  // Appends rows [from, from + count) of a column of the same type, any encoding.
  void AppendRows(const Column& column, size_t from, size_t count);

  // Gives the column and leaves the builder empty.
  ColumnRef Finish();

 private:
  ColumnType type_;
  size_t length_ = 0;
  size_t null_count_ = 0;
  std::vector<uint8_t> bools_;
  std::vector<int64_t> ints_;
  std::vector<double> floats_;
  StringBuffer strings_;
  std::vector<uint64_t> validity_;
  void MarkValid(bool is_valid);
};

}  // namespace flux
