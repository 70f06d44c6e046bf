// Fields and timestamps: the part of a line that differs from point to point, and thus the parser's hot path.

#include <bit>
#include <charconv>
#include <cmath>

#include "runtime/base/digits.h"
#include "runtime/io/line_protocol.h"

namespace flux {

namespace {

constexpr int64_t kMaxTime = 9223372036854775806;
constexpr size_t kMaxString = 1 << 20;
constexpr double kPowersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                   1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

bool EndsValue(char c) { return c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// A decimal number as written: sign, up to 19 digits without the point, digits after it, and where each part ends.
struct Decimal {
  bool is_negative = false;
  uint64_t digits = 0;
  size_t digit_count = 0;
  size_t fraction_count = 0;
  bool has_point = false;
  size_t end = 0;
};

Decimal ScanDecimal(std::string_view text, size_t at) {
  Decimal d;
  if (at < text.size() && text[at] == '-') {
    d.is_negative = true;
    ++at;
  }
  for (; at < text.size(); ++at) {
    if (IsDigit(text[at])) {
      d.digits = d.digits * 10 + static_cast<uint64_t>(text[at] - '0');
      ++d.digit_count;
      if (d.has_point) ++d.fraction_count;
    } else if (text[at] == '.' && !d.has_point) {
      d.has_point = true;
    } else {
      break;
    }
  }
  d.end = at;
  return d;
}

template <typename T>
bool ReadWhole(std::string_view text, T& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

LineProtocolParser::LineEnd LineProtocolParser::ParseFields(size_t& at) {
  for (;;) {
    LineField& field = fields_.emplace_back();
    if (!ParseFieldKey(at, field.key)) return LineEnd::kBad;
    if (const LineEnd end = ParseFieldValue(at, field); end != LineEnd::kPoint) return end;
    if (at < text_.size() && text_[at] == ',') {
      ++at;
      continue;
    }
    if (at == text_.size() || EndsValue(text_[at])) return LineEnd::kPoint;
    bad_at_ = at;
    return Bad("invalid field format");
  }
}

bool LineProtocolParser::ParseFieldKey(size_t& at, std::string_view& key) {
  const size_t start = at;
  bool has_escape = false;
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (c == '=' || c == '\n') break;
    if (c == '\\' && at + 1 < text_.size() && (text_[at + 1] == '=' || text_[at + 1] == ',' || text_[at + 1] == ' ')) {
      has_escape = true;
      ++at;
    } else if (c == ' ' || c == ',') {
      break;
    }
  }
  bad_at_ = at;
  if (at == text_.size() || text_[at] != '=') {
    reason_ = at == start ? "missing field key" : "invalid field format";
    return false;
  }
  if (at == start) {
    reason_ = "missing field key";
    return false;
  }
  key = text_.substr(start, at - start);
  ++at;
  if (has_escape) {
    std::string plain;
    for (size_t i = 0; i < key.size(); ++i) {
      if (key[i] == '\\' && i + 1 < key.size() && (key[i + 1] == '=' || key[i + 1] == ',' || key[i + 1] == ' ')) ++i;
      plain += key[i];
    }
    key = Keep(std::move(plain));
  }
  return true;
}

LineProtocolParser::LineEnd LineProtocolParser::ParseFieldValue(size_t& at, LineField& field) {
  bad_at_ = at;
  if (at == text_.size() || EndsValue(text_[at])) return Bad("missing field value");
  const char first = text_[at];
  if (first == '"') return ParseString(at, field);
  const bool is_number = IsDigit(first) || first == '-' || first == '.' || first == 'N' || first == 'n';
  return (is_number ? ParseNumber(at, field) : ParseBool(at, field)) ? LineEnd::kPoint : LineEnd::kBad;
}

LineProtocolParser::LineEnd LineProtocolParser::ParseString(size_t& at, LineField& field) {
  const size_t start = ++at;
  bool has_escape = false;
  for (; at < text_.size() && text_[at] != '"' && at - start <= kMaxString; ++at) {
    if (text_[at] == '\\' && at + 1 < text_.size() && (text_[at + 1] == '"' || text_[at + 1] == '\\')) {
      has_escape = true;
      ++at;
    }
  }
  if (at < text_.size() && at - start > kMaxString) {
    bad_at_ = start;
    return Bad("string field is longer than 1048576 bytes");
  }
  if (at >= text_.size()) {
    bad_at_ = start;
    return is_last_ ? Bad("unbalanced quotes") : LineEnd::kIncomplete;
  }
  field.type = ColumnType::kString;
  field.text = text_.substr(start, at - start);
  ++at;
  if (has_escape) {
    std::string plain;
    for (size_t i = 0; i < field.text.size(); ++i) {
      const char c = field.text[i];
      if (c == '\\' && i + 1 < field.text.size() && (field.text[i + 1] == '"' || field.text[i + 1] == '\\')) ++i;
      plain += field.text[i];
    }
    field.text = Keep(std::move(plain));
  }
  return LineEnd::kPoint;
}

bool LineProtocolParser::ParseNumber(size_t& at, LineField& field) {
  const Decimal d = ScanDecimal(text_, at);
  const auto bad = [this](std::string_view reason) {
    reason_ = reason;
    return false;
  };
  if (d.digit_count == 0) return bad("invalid number");
  const char next = d.end < text_.size() ? text_[d.end] : '\n';
  if ((next == 'i' || next == 'u') && !d.has_point) {
    const std::string_view digits = text_.substr(at, d.end - at);
    if (d.end + 1 < text_.size() && !EndsValue(text_[d.end + 1])) return bad("invalid number");
    at = d.end + 1;
    if (next == 'i') {
      int64_t value = 0;
      field.type = ColumnType::kInt;
      if (!ReadWhole(digits, value)) return bad("invalid number: value out of range");
      field.bits = static_cast<uint64_t>(value);
      return true;
    }
    field.type = ColumnType::kUint;
    if (d.is_negative) return bad("invalid number");
    return ReadWhole(digits, field.bits) || bad("invalid number: value out of range");
  }
  field.type = ColumnType::kFloat;
  double value = 0;
  if (EndsValue(next) && d.digit_count <= 19 && d.digits <= (1ull << 53) && d.fraction_count <= 22) {
    // Both operands are exact, so the one rounding of the division gives the nearest double.
    value = static_cast<double>(d.digits) / kPowersOfTen[d.fraction_count];
    if (d.is_negative) value = -value;
    at = d.end;
  } else {
    size_t end = d.end;
    while (end < text_.size() && !EndsValue(text_[end])) ++end;
    std::string_view text = text_.substr(at, end - at);
    if (text.back() == 'i' || text.back() == 'u' || !ReadWhole(text, value) || !std::isfinite(value)) {
      return bad("invalid number");
    }
    at = end;
  }
  field.bits = std::bit_cast<uint64_t>(value);
  return true;
}

bool LineProtocolParser::ParseBool(size_t& at, LineField& field) {
  size_t end = at;
  while (end < text_.size() && !EndsValue(text_[end])) ++end;
  const std::string_view word = text_.substr(at, end - at);
  field.type = ColumnType::kBool;
  field.bits = word == "t" || word == "T" || word == "true" || word == "True" || word == "TRUE";
  if (!field.bits && word != "f" && word != "F" && word != "false" && word != "False" && word != "FALSE") {
    reason_ = "invalid boolean; texts stand in double quotes, tags behind a comma";
    return false;
  }
  at = end;
  return true;
}

LineProtocolParser::LineEnd LineProtocolParser::ParseTime(size_t& at, int64_t& time) {
  const Decimal d = ScanDecimal(text_, at);
  size_t end = d.end;
  SkipSpaces(end);
  if (d.digit_count == 0 || d.has_point || !AtLineEnd(end)) return Bad("bad timestamp");
  int64_t ticks = 0;
  if (!ReadWhole(text_.substr(at, d.end - at), ticks) || __builtin_mul_overflow(ticks, unit_, &time) ||
      time < -kMaxTime || time > kMaxTime) {
    return Bad("time outside range -9223372036854775806 - 9223372036854775806");
  }
  at = end;
  return LineEnd::kPoint;
}

}  // namespace flux
