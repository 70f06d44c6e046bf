#include "runtime/sql/source_parameters.h"

#include "runtime/base/percent.h"

namespace flux::sql {

Result<std::string> PercentDecoded(std::string_view text) {
  if (std::optional<std::string> decoded = flux::PercentDecoded(text)) return *std::move(decoded);
  return Fail(ErrorCode::kInvalid, "`dataSourceName` has a `%` without two hexadecimal digits; write `%25` for `%`");
}

Result<SourceParameters> ParseSourceParameters(std::string_view text) {
  SourceParameters parameters;
  while (!text.empty()) {
    const size_t end = text.find('&');
    const std::string_view part = text.substr(0, end);
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
    if (part.empty()) continue;
    const size_t equals = part.find('=');
    FLUX_TRY(std::string name, PercentDecoded(part.substr(0, equals)));
    FLUX_TRY(std::string value, equals == std::string_view::npos ? "" : PercentDecoded(part.substr(equals + 1)));
    parameters.emplace_back(std::move(name), std::move(value));
  }
  return parameters;
}

}  // namespace flux::sql
