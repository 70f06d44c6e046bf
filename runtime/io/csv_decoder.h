#pragma once

// Reads annotated CSV, the exchange format of Flux: blocks of annotation rows (`#datatype`, `#group`, `#default`), a
// header row and data rows, from which the tables of one or more results are restored.

#include <string_view>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/base/time.h"
#include "runtime/io/csv_record.h"
#include "runtime/table/table.h"

namespace flux::io {

struct CsvDecodeOptions {
  // Plain CSV without annotations: one result `_result` with one ungrouped table of string columns.
  bool is_raw = false;
  // Is the first row after the annotations (raw: of the text) a header? Otherwise columns are `col0`, `col1`, ….
  bool has_header = true;
  // Rows per chunk.
  size_t chunk_rows = 8192;
  // Polled once per chunk; may be null.
  const CancelToken* cancel = nullptr;
  // Do empty cells of string columns outside the group key mean empty texts, where there is no default? Otherwise
  // nulls, which are written alike.
  bool has_empty_texts = false;
  FarTimes far_times = FarTimes::kFail;
  // Set before a chunk with a text of which the writer may have dropped carriage returns is handed on; may be null.
  bool* may_lack_carriage_returns = nullptr;
};

// Receives the results of a text one after another.
class CsvResultHandler {
 public:
  virtual ~CsvResultHandler() = default;
  // Gives the sink for the tables of the result that begins; its `Finish` ends the result.
  virtual Result<TableSink*> BeginResult(std::string_view name) = 0;
};

// Decodes a whole text (a UTF-8 byte order mark is skipped). Tables arrive as they are written: their numbers decide,
// so two of them may have equal keys. A key column that changes within a table keeps its cells while the key is that of
// the first row. Fails with `kInvalid` and the line at fault, or, when the text is an encoded query error, with
// `kFailedPrecondition` and that error's message.
Status DecodeCsv(std::string_view text, const CsvDecodeOptions& options, CsvResultHandler& handler);

// Decodes a text as it comes; rows are handed on by the chunk.
Status DecodeCsv(CsvBytes bytes, const CsvDecodeOptions& options, CsvResultHandler& handler);

// Decodes into memory.
Result<std::vector<ResultSet>> DecodeCsvResults(std::string_view text, const CsvDecodeOptions& options = {});

}  // namespace flux::io
