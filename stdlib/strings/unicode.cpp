#include "stdlib/strings/unicode.h"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>

namespace flux::stdlib {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct CaseRange {
  char32_t first, last;
  uint32_t step;
  int32_t delta;
};

constexpr CaseRange kToUpper[] = {
#define FLUX_TO_UPPER(first, last, step, delta) {first, last, step, delta},
#include "stdlib/strings/case_ranges.def"
};

constexpr CaseRange kToLower[] = {
#define FLUX_TO_LOWER(first, last, step, delta) {first, last, step, delta},
#include "stdlib/strings/case_ranges.def"
};

struct TitleCase {
  char32_t code_point, title;
};

constexpr TitleCase kToTitle[] = {
#define FLUX_TO_TITLE(code_point, title) {code_point, title},
#include "stdlib/strings/case_ranges.def"
};

template <size_t n>
char32_t MapCase(const CaseRange (&ranges)[n], char32_t c) {
  const CaseRange* range = std::ranges::lower_bound(ranges, c, {}, &CaseRange::last);
  if (range == std::end(ranges) || c < range->first || (c - range->first) % range->step != 0) return c;
  return c + static_cast<char32_t>(range->delta);
}

// Is the code point in a general category? RE2 knows them all.
bool IsInClass(char32_t c, const re2::RE2& category) {
  std::string text;
  AppendCodePoint(text, c);
  return re2::RE2::FullMatch(text, category);
}

}  // namespace

size_t CodePointLength(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || length > text.size()) return 1;
  for (size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 1;
  }
  return length;
}

char32_t TakeCodePoint(std::string_view& text) {
  const size_t length = CodePointLength(text);
  const auto lead = static_cast<unsigned char>(text[0]);
  char32_t c = length == 1 ? (lead < 0x80 ? lead : kReplacement) : lead & (0x7Fu >> length);
  for (size_t i = 1; i < length; ++i) c = c << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  text.remove_prefix(length);
  return c;
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(CodePointLength(text));
  return count;
}

void AppendCodePoint(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr unsigned kLead[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kLead[more] | c >> 6 * more);
  for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80u | (c >> 6 * i & 0x3Fu));
}

char32_t ToUpper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
  return MapCase(kToUpper, c);
}

char32_t ToLower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  return MapCase(kToLower, c);
}

char32_t ToTitle(char32_t c) {
  const TitleCase* title = std::ranges::lower_bound(kToTitle, c, {}, &TitleCase::code_point);
  return title != std::end(kToTitle) && title->code_point == c ? title->title : ToUpper(c);
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  static const re2::RE2 kCategory("\\p{L}");
  return IsInClass(c, kCategory);
}

bool IsDigit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  static const re2::RE2 kCategory("\\p{Nd}");
  return IsInClass(c, kCategory);
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  static const re2::RE2 kCategory("\\p{Lu}");
  return IsInClass(c, kCategory);
}

bool IsLower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  static const re2::RE2 kCategory("\\p{Ll}");
  return IsInClass(c, kCategory);
}

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace flux::stdlib
