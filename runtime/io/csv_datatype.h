#pragma once

// The `#datatype` annotation: its names for column types and how their cells are read.

#include <string>
#include <string_view>

#include "runtime/base/time.h"
#include "runtime/column/builder.h"

namespace flux::io {

// A column's type and, for times, the layout of its cells (empty for RFC 3339).
struct CsvDatatype {
  ColumnType type = ColumnType::kString;
  bool has_layout = false;
  std::string layout = {};
  FarTimes far_times = FarTimes::kFail;
};

// The name that encoders announce.
std::string_view CsvDatatypeName(ColumnType type);
// Reads `long`, `dateTime:RFC3339`, `dateTime:2006-01-02`, …
Result<CsvDatatype> ParseCsvDatatype(std::string_view text);
// Reads a cell, which is not empty.
Result<Value> ParseCsvCell(const CsvDatatype& datatype, std::string_view text);
// Appends a cell, which is not empty, to a builder of the datatype's column type.
Status AppendCsvCell(const CsvDatatype& datatype, std::string_view text, ColumnBuilder& out);

}  // namespace flux::io
