#pragma once

// Encoders turn the results of a script into bytes while the tables arrive. The same tables give the same bytes,
// however they are cut into chunks.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/io/byte_sink.h"
#include "runtime/table/table.h"

namespace flux::io {

// Calls come in the order (BeginResult, tables into the sink, EndResult)* Finish.
class ResultEncoder {
 public:
  virtual ~ResultEncoder() = default;
  // Starts a result; its tables go into the sink, which stays valid until `EndResult`.
  virtual TableSink& BeginResult(std::string_view name) = 0;
  // Ends the result and hands what was encoded to the byte sink.
  virtual Status EndResult() = 0;
  // Ends the output.
  virtual Status Finish() = 0;
  // Has output begun? Before that, an error can still be reported out of band.
  virtual bool has_output() const = 0;
  // Ends the output with the error of a query that failed after output had begun. Formats that have no place for an
  // error close what is open, as well as they can; no other call may follow.
  virtual Status WriteError(std::string_view message) = 0;
};

// How annotated CSV is written.
struct CsvEncodeOptions {
  // Out of `datatype`, `group`, `default`, in this order; none at all is plain CSV with leading columns.
  std::vector<std::string> annotations = {"datatype", "group", "default"};
  bool has_header = true;
  std::string delimiter = ",";  // one character
};

// Makes an encoder of annotated CSV; fails on an unknown annotation or a delimiter that cannot be one. The sink must
// outlive the encoder.
Result<std::unique_ptr<ResultEncoder>> MakeCsvEncoder(ByteSink& sink, CsvEncodeOptions options);

// The makers of the encoders that output_formats.def lists.
#define FLUX_OUTPUT_FORMAT(name, function) std::unique_ptr<ResultEncoder> function(ByteSink& sink);
#include "runtime/io/output_formats.def"

// Names that `MakeEncoder` takes.
std::span<const std::string_view> EncoderFormats();
// Makes an encoder by its format's name; fails with the known names on any other.
Result<std::unique_ptr<ResultEncoder>> MakeEncoder(std::string_view format, ByteSink& sink);

}  // namespace flux::io
