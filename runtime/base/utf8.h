#pragma once

// Stepping through UTF-8 text that may be broken.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace flux {

// One decoded character: `length` bytes long (at least 1), invalid bytes count one by one.
struct Utf8Step {
  char32_t code = 0;
  size_t length = 1;
  bool is_valid = false;
};

// Decodes the first character of a text that is not empty. Overlong forms, surrogates and values above U+10FFFF are
// invalid.
Utf8Step DecodeUtf8(std::string_view text);

// Gives the offset of the first byte that is not valid UTF-8, or npos.
size_t FindInvalidUtf8(std::string_view text);

// Columns of a terminal that a character takes: 0, 1 or 2. An approximation of UAX 11 by blocks.
int TerminalWidth(char32_t code);

}  // namespace flux
