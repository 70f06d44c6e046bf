#pragma once

// The parameters behind the question mark of a data source's name.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/error.h"

namespace flux::sql {

using SourceParameters = std::vector<std::pair<std::string, std::string>>;

// Takes `a=1&b=x%20y` apart and decodes it. Fails when it is no such text.
Result<SourceParameters> ParseSourceParameters(std::string_view text);
// Replaces `%20` and the like; fails where two hexadecimal digits are missing.
Result<std::string> PercentDecoded(std::string_view text);

}  // namespace flux::sql
