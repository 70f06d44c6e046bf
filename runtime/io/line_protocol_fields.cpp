// Fields and timestamps: the part of a line that differs from point to point, and thus the parser's hot path.

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

#include "runtime/base/digits.h"
#include "runtime/io/line_protocol.h"

namespace flux {

namespace {

constexpr int64_t kMaxTime = 9223372036854775806;
constexpr size_t kMaxString = 1 << 20;
constexpr uint64_t kPowersOfTen[] = {1ull,
                                     10ull,
                                     100ull,
                                     1'000ull,
                                     10'000ull,
                                     100'000ull,
                                     1'000'000ull,
                                     10'000'000ull,
                                     100'000'000ull,
                                     1'000'000'000ull,
                                     10'000'000'000ull,
                                     100'000'000'000ull,
                                     1'000'000'000'000ull,
                                     10'000'000'000'000ull,
                                     100'000'000'000'000ull,
                                     1'000'000'000'000'000ull,
                                     10'000'000'000'000'000ull,
                                     100'000'000'000'000'000ull,
                                     1'000'000'000'000'000'000ull,
                                     10'000'000'000'000'000'000ull};
// Numbers of so many digits fit in 64 bits.
constexpr size_t kMaxDigits = 19;

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

template <typename T>
bool ReadWhole(std::string_view text, T& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

// How many of the eight bytes are digits, from the first one on.
size_t DigitsAtFront(uint64_t bytes) {
  constexpr uint64_t kHighHalves = 0xf0f0f0f0f0f0f0f0, kZeros = 0x3030303030303030, kSixes = 0x0606060606060606;
  // A digit has 3 in its high half, and still has it with six more. A carry into the next byte comes of a byte that is
  // none.
  const uint64_t others = ((bytes & kHighHalves) ^ kZeros) | (((bytes + kSixes) & kHighHalves) ^ kZeros);
  return static_cast<size_t>(std::countr_zero(others)) / 8;
}

// The number that eight digits write.
uint64_t EightDigits(uint64_t bytes) {
  bytes = (bytes & 0x0f0f0f0f0f0f0f0f) * 2561 >> 8;
  bytes = (bytes & 0x00ff00ff00ff00ff) * 6553601 >> 16;
  return (bytes & 0x0000ffff0000ffff) * 42949672960001 >> 32;
}

// Reads digits at `at`, with those that came before, and gives how many there are.
size_t ScanDigits(std::string_view text, size_t& at, uint64_t& digits) {
  const size_t start = at;
  if constexpr (std::endian::native == std::endian::little) {
    while (at + 8 <= text.size()) {
      uint64_t bytes;
      std::memcpy(&bytes, text.data() + at, 8);
      const size_t count = DigitsAtFront(bytes);
      at += count;
      if (count == 8) {
        digits = digits * 100'000'000 + EightDigits(bytes);
        continue;
      }
      // As many digits behind zeros.
      if (count > 0) digits = digits * kPowersOfTen[count] + EightDigits(bytes << (64 - 8 * count));
      return at - start;
    }
  }
  for (; at < text.size() && IsDigit(text[at]); ++at) digits = digits * 10 + static_cast<uint64_t>(text[at] - '0');
  return at - start;
}

Decimal ScanDecimal(std::string_view text, size_t at) {
  Decimal d;
  if (at < text.size() && text[at] == '-') {
    d.is_negative = true;
    ++at;
  }
  d.digit_count = ScanDigits(text, at, d.digits);
  if (at < text.size() && text[at] == '.') {
    d.has_point = true;
    d.fraction_count = ScanDigits(text, ++at, d.digits);
    d.digit_count += d.fraction_count;
  }
  d.end = at;
  return d;
}

// The double nearest to digits / 10^count, for digits that are not 0 and a power that fits in 64 bits: the quotient of
// numbers whose highest bit is set has 64 bits, and whether there is a rest decides where they lie in the middle.
double Quotient(uint64_t digits, size_t count) {
  uint64_t power = kPowersOfTen[count];
  const int digits_shift = std::countl_zero(digits), power_shift = std::countl_zero(power);
  digits <<= digits_shift;
  power <<= power_shift;
  const int extra = digits >= power ? 63 : 64;
  const unsigned __int128 dividend = static_cast<unsigned __int128>(digits) << extra;
  const uint64_t quotient = static_cast<uint64_t>(dividend / power);
  const bool has_rest = static_cast<unsigned __int128>(quotient) * power != dividend;
  constexpr unsigned kDropped = 64 - 53;
  constexpr uint64_t kHalf = uint64_t{1} << (kDropped - 1);
  uint64_t mantissa = quotient >> kDropped;
  const uint64_t dropped = quotient & (2 * kHalf - 1);
  if (dropped > kHalf || (dropped == kHalf && (has_rest || (mantissa & 1) != 0))) ++mantissa;
  const int exponent = power_shift - digits_shift - extra + static_cast<int>(kDropped);
  return static_cast<double>(mantissa) * std::bit_cast<double>(static_cast<uint64_t>(1023 + exponent) << 52);
}

// The double nearest to the number that is written, if few enough digits write it.
std::optional<double> ToDouble(const Decimal& d) {
  if (d.digit_count > kMaxDigits) return std::nullopt;
  // Both operands are exact, so the one rounding of the division gives the nearest double.
  const double value = d.digits <= (1ull << 53)
                           ? static_cast<double>(d.digits) / static_cast<double>(kPowersOfTen[d.fraction_count])
                           : Quotient(d.digits, d.fraction_count);
  return d.is_negative ? -value : value;
}

// The integer that is written, if it has no point and fits.
std::optional<int64_t> ToInt(const Decimal& d, std::string_view text) {
  if (d.digit_count <= kMaxDigits && d.digits <= static_cast<uint64_t>(INT64_MAX)) {
    const int64_t value = static_cast<int64_t>(d.digits);
    return d.is_negative ? -value : value;
  }
  int64_t value = 0;
  return ReadWhole(text, value) ? std::optional(value) : std::nullopt;
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
      field.type = ColumnType::kInt;
      const std::optional<int64_t> value = ToInt(d, digits);
      if (!value) return bad("invalid number: value out of range");
      field.bits = static_cast<uint64_t>(*value);
      return true;
    }
    field.type = ColumnType::kUint;
    if (d.is_negative) return bad("invalid number");
    return ReadWhole(digits, field.bits) || bad("invalid number: value out of range");
  }
  field.type = ColumnType::kFloat;
  double value = 0;
  if (const std::optional<double> nearest = EndsValue(next) ? ToDouble(d) : std::nullopt) {
    value = *nearest;
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
  const std::optional<int64_t> ticks = ToInt(d, text_.substr(at, d.end - at));
  if (!ticks || __builtin_mul_overflow(*ticks, unit_, &time) || time < -kMaxTime || time > kMaxTime) {
    return Bad("time outside range -9223372036854775806 - 9223372036854775806");
  }
  at = end;
  return LineEnd::kPoint;
}

}  // namespace flux
