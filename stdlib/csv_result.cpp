#include "stdlib/csv_result.h"

#include <fmt/format.h>

namespace flux::stdlib {

Result<std::vector<Table>> DecodeCsvResult(std::string_view function, std::string_view csv,
                                           const io::CsvDecodeOptions& options) {
  auto results = io::DecodeCsvResults(csv, options);
  if (!results) {
    if (options.cancel != nullptr && options.cancel->is_canceled()) return std::unexpected(std::move(results.error()));
    return std::unexpected<Error>(std::move(results.error()).WithContext(fmt::format("error in {}()", function)));
  }
  if (results->size() > 1) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("`{}`: can only parse one result, found {}, the first two called \"{}\" and \"{}\"; split "
                            "the text",
                            function, results->size(), (*results)[0].name, (*results)[1].name));
  }
  if (results->empty()) return std::vector<Table>();
  return std::move(results->front().tables);
}

}  // namespace flux::stdlib
