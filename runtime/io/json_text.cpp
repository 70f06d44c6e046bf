#include "runtime/io/json_text.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <iterator>

#include "runtime/base/number_text.h"
#include "runtime/base/utf8.h"
#include "runtime/io/cell_text.h"

namespace flux::io {

namespace {

// The letter behind the backslash in the short escape of a character, 0 when it has none.
char ShortEscape(char32_t code, JsonEscapes escapes) {
  switch (code) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\b':
      return escapes == JsonEscapes::kForWeb ? 'b' : '\0';
    case '\f':
      return escapes == JsonEscapes::kForWeb ? 'f' : '\0';
    default:
      return '\0';
  }
}

bool NeedsCode(char32_t code, JsonEscapes escapes) {
  if (code < 0x20) return true;
  const bool is_special = code == '<' || code == '>' || code == '&' || code == 0x2028 || code == 0x2029;
  return is_special && escapes == JsonEscapes::kForWeb;
}

}  // namespace

void AppendJsonString(std::string& out, std::string_view text, JsonEscapes escapes) {
  out += '"';
  while (!text.empty()) {
    const Utf8Step step = DecodeUtf8(text);
    const std::string_view bytes = text.substr(0, step.length);
    text.remove_prefix(step.length);
    if (!step.is_valid) {
      out += escapes == JsonEscapes::kForWeb ? "\\ufffd" : "\ufffd";
    } else if (const char letter = ShortEscape(step.code, escapes)) {
      out += '\\';
      out += letter;
    } else if (NeedsCode(step.code, escapes)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<uint32_t>(step.code));
    } else {
      out += bytes;
    }
  }
  out += '"';
}

void AppendJsonNumber(std::string& out, double number) {
  const double size = std::abs(number);
  if (size == 0 || (size >= 1e-6 && size < 1e21)) return AppendFloat(out, number);
  char digits[40];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number, std::chars_format::scientific).ptr);
  // No leading zero in the exponent: what readers compare byte by byte has always been written so.
  const size_t exponent = out.size() - 3;
  if (out[exponent] == '-' && out[exponent + 1] == '0') out.erase(exponent + 1, 1);
}

void AppendJsonCell(std::string& out, const Column& column, size_t row) {
  if (column.IsNull(row)) {
    out += "null";
    return;
  }
  switch (column.type()) {
    case ColumnType::kBool:
    case ColumnType::kInt:
    case ColumnType::kUint:
      AppendCellText(out, column, row);
      return;
    case ColumnType::kString:
      AppendJsonString(out, column.StringAt(row));
      return;
    case ColumnType::kFloat:
    case ColumnType::kTime: {
      const bool is_bare = column.type() == ColumnType::kFloat && std::isfinite(column.FloatAt(row));
      if (!is_bare) out += '"';
      AppendCellText(out, column, row);
      if (!is_bare) out += '"';
      return;
    }
  }
}

}  // namespace flux::io
