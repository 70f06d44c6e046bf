#pragma once

// Bytes as text: hexadecimal digits and base 64.

#include <optional>
#include <string>
#include <string_view>

namespace flux::stdlib {

// Writes two lower case digits per byte.
std::string ToHex(std::string_view bytes);
// Reads two digits per byte, of either case; nothing when the text is no such.
std::optional<std::string> FromHex(std::string_view text);

enum class Base64Alphabet { kStandard, kUrl };
// Writes base 64 with padding (RFC 4648).
std::string ToBase64(std::string_view bytes, Base64Alphabet alphabet = Base64Alphabet::kStandard);

}  // namespace flux::stdlib
