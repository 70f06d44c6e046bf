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
  AppendUtf8(text, c);
  return re2::RE2::FullMatch(text, category);
}

}  // namespace

char32_t TakeCodePoint(std::string_view& text) {
  const Utf8Step step = DecodeUtf8(text);
  text.remove_prefix(step.length);
  return step.is_valid ? step.code : kReplacement;
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(DecodeUtf8(text).length);
  return count;
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
