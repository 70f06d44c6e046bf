#pragma once

// Short notation for tables in tests of encoders.

#include <initializer_list>
#include <string>

#include "runtime/column/builder.h"
#include "runtime/io/encoder.h"
#include "runtime/table/table.h"

namespace flux::io {

// A column with its cells as boxed values (nulls as `Value::Null()`).
struct ColumnLiteral {
  std::string name;
  ColumnType type;
  std::vector<Value> cells;
  bool is_key = false;
};

// Makes a table of `rows` rows; a key column has one cell, which all rows share.
Table MakeTable(std::vector<ColumnLiteral> columns, size_t rows);

// Encodes results, each table cut into chunks of `chunk_rows` rows (0: as it is).
std::string Encode(ResultEncoder& encoder, StringByteSink& sink, const std::vector<ResultSet>& results,
                   size_t chunk_rows = 0);
std::string EncodeAs(std::string_view format, const std::vector<ResultSet>& results, size_t chunk_rows = 0);

}  // namespace flux::io
