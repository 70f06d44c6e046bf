#include "runtime/base/utf8.h"

#include <array>

namespace flux {
namespace {

struct CodeRange {
  char32_t first, last;
};

// Combining marks, joiners, variation selectors.
constexpr std::array kZeroWidth = {
    CodeRange{0x0300, 0x036f}, CodeRange{0x0483, 0x0489},   CodeRange{0x0591, 0x05bd}, CodeRange{0x0610, 0x061a},
    CodeRange{0x064b, 0x065f}, CodeRange{0x093c, 0x093c},   CodeRange{0x0e31, 0x0e31}, CodeRange{0x0e34, 0x0e3a},
    CodeRange{0x1ab0, 0x1aff}, CodeRange{0x1dc0, 0x1dff},   CodeRange{0x200b, 0x200f}, CodeRange{0x202a, 0x202e},
    CodeRange{0x2060, 0x2064}, CodeRange{0x20d0, 0x20ff},   CodeRange{0xfe00, 0xfe0f}, CodeRange{0xfe20, 0xfe2f},
    CodeRange{0xfeff, 0xfeff}, CodeRange{0xe0100, 0xe01ef},
};

// East Asian wide and full-width blocks, emoji.
constexpr std::array kDoubleWidth = {
    CodeRange{0x1100, 0x115f},   CodeRange{0x231a, 0x231b},   CodeRange{0x23e9, 0x23ec},   CodeRange{0x2e80, 0x303e},
    CodeRange{0x3041, 0x33ff},   CodeRange{0x3400, 0x4dbf},   CodeRange{0x4e00, 0x9fff},   CodeRange{0xa000, 0xa4cf},
    CodeRange{0xac00, 0xd7a3},   CodeRange{0xf900, 0xfaff},   CodeRange{0xfe30, 0xfe4f},   CodeRange{0xff00, 0xff60},
    CodeRange{0xffe0, 0xffe6},   CodeRange{0x1f300, 0x1f64f}, CodeRange{0x1f680, 0x1f6ff}, CodeRange{0x1f900, 0x1f9ff},
    CodeRange{0x1fa70, 0x1faff}, CodeRange{0x20000, 0x3fffd},
};

template <size_t kCount>
bool IsIn(const std::array<CodeRange, kCount>& ranges, char32_t code) {
  for (const CodeRange& range : ranges) {
    if (code >= range.first && code <= range.last) return true;
  }
  return false;
}

}  // namespace

Utf8Step DecodeLongUtf8(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length == 0 || lead > 0xf4 || text.size() < length) return {};
  char32_t code = lead & (0x7f >> length);
  for (size_t i = 1; i < length; ++i) {
    if (!IsUtf8Continuation(text[i])) return {};
    code = code << 6 | (byte(i) & 0x3f);
  }
  const char32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return {};
  return {code, length, true};
}

void AppendUtf8(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr unsigned kLead[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kLead[more] | code >> 6 * more);
  for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80u | (code >> 6 * i & 0x3Fu));
}

size_t FindInvalidUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Utf8Step step = DecodeUtf8(text.substr(at));
    if (!step.is_valid) return at;
    at += step.length;
  }
  return std::string_view::npos;
}

int TerminalWidth(char32_t code) {
  if (code < 0x300) return 1;
  if (IsIn(kZeroWidth, code)) return 0;
  return IsIn(kDoubleWidth, code) ? 2 : 1;
}

}  // namespace flux
