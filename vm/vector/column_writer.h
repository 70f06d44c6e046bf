#pragma once

// Collects a computed register slice by slice into a column. Numbers are computed in place; strings are copied.

#include <memory>
#include <optional>
#include <vector>

#include "vm/vector/operand.h"

namespace flux::vector {

class ColumnWriter {
 public:
  ColumnWriter(ColumnType type, size_t rows);
  // Where the values of rows from `from` on may be computed; null for strings, which have no final place yet.
  void* ValuesAt(size_t from);
  // Takes over rows [from, from + count); values that lie at ValuesAt(from) already are not copied. `from` is a
  // multiple of 64 and continues where the last slice ended.
  void Append(const Operand& slice, size_t from, size_t count);
  ColumnRef Finish();

 private:
  void AppendValidity(const Operand& slice, size_t from, size_t count);
  void AppendStrings(const Operand& slice, size_t count);
  // Columns hold zero under nulls.
  void ClearNulls(const uint8_t* valid, bool is_constant, size_t from, size_t count);

  ColumnType type_;
  size_t rows_;
  std::vector<uint8_t> bools_;
  std::vector<int64_t> ints_;
  std::vector<uint64_t> uints_;
  std::vector<double> floats_;
  StringBuffer strings_;
  std::shared_ptr<std::vector<uint64_t>> validity_;
};

}  // namespace flux::vector
