#pragma once

// Code points of UTF-8 text and their simple case mappings, as the string functions need them.

#include <string_view>

#include "runtime/base/utf8.h"

namespace flux::stdlib {

// Takes the first code point off a text. Bytes that are not valid UTF-8 come out one by one as U+FFFD.
char32_t TakeCodePoint(std::string_view& text);
// Bytes that are not valid UTF-8 count one by one.
size_t CountCodePoints(std::string_view text);

// Simple case mappings of Unicode: one code point for one; what has none stays as it is.
char32_t ToUpper(char32_t c);
char32_t ToLower(char32_t c);
char32_t ToTitle(char32_t c);

// General category L.
bool IsLetter(char32_t c);
// General category Nd.
bool IsDigit(char32_t c);
// General category Lu.
bool IsUpper(char32_t c);
// General category Ll.
bool IsLower(char32_t c);
// The property White_Space.
bool IsSpace(char32_t c);

}  // namespace flux::stdlib
