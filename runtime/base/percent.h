#pragma once

// The encoding of bytes in URLs: `%2F`.

#include <optional>
#include <string>
#include <string_view>

namespace flux {

// Decodes it; nothing when a `%` is not before two hexadecimal digits.
std::optional<std::string> PercentDecoded(std::string_view text);

}  // namespace flux
