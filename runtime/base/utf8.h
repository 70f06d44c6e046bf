#pragma once

// Stepping through UTF-8 text that may be broken.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace flux {

// One decoded character: `length` bytes long (at least 1), invalid bytes count one by one.
struct Utf8Step {
  char32_t code = 0;
  size_t length = 1;
  bool is_valid = false;
};

// `DecodeUtf8` of a text whose first byte is not ASCII.
Utf8Step DecodeLongUtf8(std::string_view text);

// Decodes the first character of a text that is not empty. Overlong forms, surrogates and values above U+10FFFF are
// invalid.
inline Utf8Step DecodeUtf8(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  return lead < 0x80 ? Utf8Step{lead, 1, true} : DecodeLongUtf8(text);
}

// Appends a character's bytes.
void AppendUtf8(std::string& out, char32_t code);

// Whether a byte can only be a later one of a character. In valid text, all others begin characters.
constexpr bool IsUtf8Continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Gives the offset of the first byte that is not valid UTF-8, or npos.
size_t FindInvalidUtf8(std::string_view text);

// Columns of a terminal that a character takes: 0, 1 or 2. An approximation of UAX 11 by blocks.
int TerminalWidth(char32_t code);

}  // namespace flux
