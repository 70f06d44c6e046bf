#pragma once

// The head of a block of annotated CSV: what its annotation and header rows say about the rows below.

#include <optional>
#include <string>
#include <vector>

#include "runtime/io/csv_datatype.h"
#include "runtime/io/csv_decoder.h"
#include "runtime/io/csv_record.h"

namespace flux::io {

struct CsvColumn {
  std::string label;
  CsvDatatype datatype;
  bool is_group = false;
  Value default_value;  // a typed null when empty cells are null
};

// A block's head as a whole.
struct CsvMetadata {
  std::string result_name;
  std::string table_id;  // from `#default`, may be empty
  std::vector<CsvColumn> columns;
  size_t field_count = 0;   // of every row of the block
  size_t first_column = 0;  // index of the first field that belongs to a column
};

// Gives `message` with the line at which the reader's current record begins.
std::unexpected<Error> FailAtLine(const CsvRecordReader& reader, std::string message);

// Reads annotations and header; nothing at the end of the text.
Result<std::optional<CsvMetadata>> ReadCsvMetadata(CsvRecordReader& reader, const CsvDecodeOptions& options);

}  // namespace flux::io
