#pragma once

// The digits of ASCII, whatever the locale is.

namespace flux {

// Whether it is one of `0` to `9`.
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Gives the value of a hexadecimal digit, -1 for anything else.
constexpr int HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace flux
