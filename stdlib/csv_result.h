#pragma once

// Annotated CSV of one result, as functions read it.

#include <string_view>
#include <vector>

#include "runtime/io/csv_decoder.h"

namespace flux::stdlib {

// Gives the tables of the result; none when the text has no result. Fails on several results; `function` is for
// messages.
Result<std::vector<Table>> DecodeCsvResult(std::string_view function, std::string_view csv,
                                           const io::CsvDecodeOptions& options);

}  // namespace flux::stdlib
