#include "compiler/parse/literal.h"

#include <charconv>
#include <string>

#include "compiler/parse/dashboard_variable.h"
#include "runtime/base/digits.h"
#include "runtime/base/utf8.h"
#include "runtime/value/value.h"

namespace flux {

int64_t LiteralReader::ReadInt(Span digits, bool is_negative) {
  std::string_view text = source_.Text(digits);
  if (text.size() > 1 && text[0] == '0') {
    Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kLeadingZero, digits, {std::string(text)});
    size_t significant = std::min(text.find_first_not_of('0'), text.size() - 1);
    problem.help = "write the number without leading zeros";
    problem.fix.push_back({digits, std::string(text.substr(significant))});
    return 0;
  }
  uint64_t magnitude = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), magnitude);
  uint64_t limit = static_cast<uint64_t>(INT64_MAX) + (is_negative ? 1 : 0);
  if (error != std::errc() || magnitude > limit) {
    Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kIntegerRange, digits, {std::string(text)});
    problem.help =
        "integers have 64 bits; write a float with a decimal point, or uint(v: \"…\") up to 18446744073709551615";
    return 0;
  }
  return is_negative ? static_cast<int64_t>(0 - magnitude) : static_cast<int64_t>(magnitude);
}

double LiteralReader::ReadFloat(Span span) {
  std::string_view text = source_.Text(span);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Duration LiteralReader::ReadDuration(Span span) {
  auto value = ParseDuration(source_.Text(span));
  if (value) return *value;
  diagnostics_.Report(DiagnosticKind::kInvalidDuration, span, {std::string(source_.Text(span))}).label =
      value.error().cause();
  return {};
}

Time LiteralReader::ReadTime(Span span) {
  std::string_view text = source_.Text(span);
  auto value = ParseTime(text);
  if (value) return *value;
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kInvalidTime, span, {std::string(text)});
  bool has_clock = text.size() > 10;
  bool has_offset = has_clock && (text.back() == 'Z' || text.find_first_of("+-", 10) != text.npos);
  if (has_clock && !has_offset) {
    problem.label = "the time zone offset is missing";
    problem.help = "add `Z` for UTC, or an offset such as `+01:00`";
    problem.fix.push_back({{span.end, span.end}, "Z"});
  } else {
    problem.label = value.error().cause();
  }
  return {};
}

std::string_view LiteralReader::ReadString(Span quoted) { return ReadText({quoted.begin + 1, quoted.end - 1}); }

std::string_view LiteralReader::ReadText(Span span) {
  std::string_view raw = source_.Text(span);
  if (raw.find('\\') == raw.npos) return raw;
  std::string text;
  text.reserve(raw.size());
  bool has_hex = false;
  for (uint32_t at = span.begin; at < span.end;) {
    char c = source_.text()[at];
    if (c != '\\') {
      text += c;
      ++at;
      continue;
    }
    has_hex |= at + 1 < span.end && source_.text()[at + 1] == 'x';
    at = AppendEscape(span, at, text);
  }
  if (has_hex && FindInvalidUtf8(text) != text.npos && FindInvalidUtf8(raw) == raw.npos) {
    diagnostics_.Report(DiagnosticKind::kEscapedBytes, span).help =
        "strings are UTF-8; `\\xHH` gives single bytes of it";
    return {};
  }
  return arena_.CopyString(text);
}

// Appends what the backslash at `at` stands for and gives the offset after it.
uint32_t LiteralReader::AppendEscape(Span text, uint32_t at, std::string& out) {
  auto next = [&](uint32_t distance) { return at + distance < text.end ? source_.text()[at + distance] : '\0'; };
  switch (next(1)) {
    case 'n':
      out += '\n';
      return at + 2;
    case 'r':
      out += '\r';
      return at + 2;
    case 't':
      out += '\t';
      return at + 2;
    case '\\':
    case '"':
      out += next(1);
      return at + 2;
    case '$':
      if (next(2) == '{') {
        out += "${";
        return at + 3;
      }
      break;
    case 'x':
      if (AppendHexByte(text, at, out)) return at + 4;
      break;
    default:
      break;
  }
  uint32_t end = std::min(at + 2, text.end);
  while (end < text.end && IsUtf8Continuation(source_.text()[end])) ++end;
  Diagnostic& problem =
      diagnostics_.Report(DiagnosticKind::kInvalidEscape, {at, end}, {std::string(source_.Text({at, end}))});
  problem.help = "known escapes are \\n \\r \\t \\\\ \\\" \\${ and \\xHH; write `\\\\` for a backslash";
  if (next(1) != 'x') problem.fix.push_back({{at, at}, "\\"});
  return end;
}

// Appends the byte of `\xHH`; false when the two digits are not there.
bool LiteralReader::AppendHexByte(Span text, uint32_t at, std::string& out) {
  if (at + 4 > text.end) return false;
  int high = HexDigit(source_.text()[at + 2]), low = HexDigit(source_.text()[at + 3]);
  if (high < 0 || low < 0) return false;
  out += static_cast<char>(high << 4 | low);
  return true;
}

std::string_view LiteralReader::ReadRegexp(Span slashed) {
  Span span{slashed.begin + 1, slashed.end - 1};
  std::string pattern;
  for (uint32_t at = span.begin; at < span.end;) {
    char c = source_.text()[at];
    bool is_escape = c == '\\' && at + 1 < span.end;
    if (is_escape && source_.text()[at + 1] == '/') {
      pattern += '/';
      at += 2;
    } else if (is_escape && source_.text()[at + 1] == 'x' && AppendHexByte(span, at, pattern)) {
      at += 4;
    } else {
      // The character after a backslash belongs to it, be it a backslash itself.
      uint32_t length = is_escape ? 2 : 1;
      pattern += source_.text().substr(at, length);
      at += length;
    }
  }
  WarnOfVariableInRegexp(source_, slashed, diagnostics_);
  auto compiled = RegexpObject::Compile(pattern);
  if (!compiled) {
    diagnostics_.Report(DiagnosticKind::kInvalidRegexp, slashed, {compiled.error().message});
    return {};
  }
  return arena_.CopyString(pattern);
}

}  // namespace flux
