#pragma once

// The one door through which columns are made: fills the private parts of a fresh column. Internal to runtime/column.

#include "runtime/column/column.h"

namespace flux {

class ColumnFactory {
 public:
  // A column without values, to be filled by the caller before anybody else sees it.
  static std::shared_ptr<Column> New(ColumnType type, Encoding encoding, size_t length);
  // Attaches a bitmap that starts at bit 0; drops it when nothing is null.
  static void SetValidity(Column& column, BitmapRef validity);
  // Int, uint or time column over `bits`.
  static ColumnRef FlatWords(ColumnType type, std::vector<int64_t> bits, BitmapRef validity);
  // Rows [from, from + count) of `column`.
  static ColumnRef Slice(const Column& column, size_t from, size_t count);
};

}  // namespace flux
