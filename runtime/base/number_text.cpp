#include "runtime/base/number_text.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <type_traits>

#include "fmt/format.h"
#include "runtime/base/text.h"

namespace flux {

namespace {

// Up to here every integer is a float, so that fixed notation is the shortest text.
constexpr double kExactIntegers = 9007199254740992.0;

// The digits that tell the value from its neighbours, then zeros: fixed notation would print all digits of the binary
// value, of which most mean nothing.
void AppendLargeFloat(std::string& out, double v) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, v, std::chars_format::scientific).ptr;
  const std::string_view text(buffer, end);
  const size_t exponent_at = text.find('e');
  const size_t length_before = out.size();
  for (const char c : text.substr(0, exponent_at)) {
    if (c != '.') out += c;
  }
  size_t exponent = 0;
  std::from_chars(text.data() + exponent_at + 2, end, exponent);
  out.resize(length_before + (v < 0) + 1 + exponent, '0');
}

}  // namespace

void AppendFloat(std::string& out, double v) {
  if (std::isnan(v)) {
    out += "NaN";
  } else if (std::isinf(v)) {
    out += v > 0 ? "+Inf" : "-Inf";
  } else if (std::abs(v) >= kExactIntegers) {
    AppendLargeFloat(out, v);
  } else {
    char buffer[400];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, v, std::chars_format::fixed).ptr;
    out.append(buffer, end);
  }
}

std::string FormatFloat(double v) {
  std::string out;
  AppendFloat(out, v);
  return out;
}

namespace {

template <typename T>
Result<T> ParseInteger(std::string_view text, std::string_view type) {
  std::string_view digits = text;
  if (std::is_signed_v<T> && digits.starts_with('+')) digits.remove_prefix(1);
  T value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 10);
  if (error == std::errc::result_out_of_range) {
    return Fail(ErrorCode::kInvalid, fmt::format("cannot convert string \"{}\" to {}: value out of range", text, type));
  }
  bool is_whole = error == std::errc{} && end == digits.data() + digits.size() && !digits.starts_with('+');
  if (!is_whole) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("cannot convert string \"{}\" to {} due to invalid syntax", text, type));
  }
  return value;
}

// An underscore may stand between two digits, or between `0x` and a digit.
bool StripUnderscores(std::string& text, bool is_hex) {
  const auto is_digit = [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_hex ? std::isxdigit(byte) != 0 : std::isdigit(byte) != 0;
  };
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      out += text[i];
      continue;
    }
    const bool is_after_digit = i > 0 && (is_digit(text[i - 1]) || (is_hex && i == 2));
    if (!is_after_digit || i + 1 == text.size() || !is_digit(text[i + 1])) return false;
  }
  text = std::move(out);
  return true;
}

bool IsSpecial(std::string_view word, double& value) {
  const std::string lower = LowerCase(word);
  if (lower == "inf" || lower == "infinity") {
    value = std::numeric_limits<double>::infinity();
  } else if (lower == "nan") {
    value = std::numeric_limits<double>::quiet_NaN();
  } else {
    return false;
  }
  return true;
}

}  // namespace

Result<int64_t> ParseInt(std::string_view text) { return ParseInteger<int64_t>(text, "int"); }
Result<uint64_t> ParseUint(std::string_view text) { return ParseInteger<uint64_t>(text, "uint"); }

Result<double> ParseFloat(std::string_view text) {
  std::string body(text);
  bool is_negative = body.starts_with('-');
  if (is_negative || body.starts_with('+')) body.erase(0, 1);
  double value = 0;
  if (IsSpecial(body, value)) return is_negative ? -value : value;
  auto format = std::chars_format::general;
  bool is_hex = body.starts_with("0x") || body.starts_with("0X");
  bool is_clean = body.find('_') == std::string::npos || StripUnderscores(body, is_hex);
  if (is_hex) {
    body.erase(0, 2);
    format = std::chars_format::hex;
  }
  // A hexadecimal float says its exponent; without one it is an integer of another base.
  const bool is_complete = !is_hex || body.find_first_of("pP") != std::string::npos;
  bool starts_well =
      is_complete && !body.empty() && (std::isxdigit(static_cast<unsigned char>(body[0])) || body[0] == '.');
  auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), value, format);
  bool is_whole = end == body.data() + body.size();
  if (error == std::errc::result_out_of_range && is_whole) {
    // Too small rounds to zero, too large is an error.
    value = std::strtod((is_hex ? "0x" + body : body).c_str(), nullptr);
    if (std::isinf(value)) {
      return Fail(ErrorCode::kInvalid, fmt::format("cannot convert string \"{}\" to float: value out of range", text));
    }
  } else if (error != std::errc{} || !is_whole || !is_clean || !starts_well) {
    return Fail(ErrorCode::kInvalid, fmt::format("cannot convert string \"{}\" to float due to invalid syntax", text));
  }
  return is_negative ? -value : value;
}

}  // namespace flux
