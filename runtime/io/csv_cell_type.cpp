#include "runtime/io/csv_cell_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "runtime/base/number_text.h"
#include "runtime/base/text.h"
#include "runtime/io/time_layout.h"

namespace flux::io {

namespace {

using Kind = CsvCellType::Kind;

std::unexpected<Error> BadCell(std::string_view text, std::string_view type) {
  return Fail(ErrorCode::kInvalid, fmt::format("cannot read `{}` as {}", text, type));
}

// The number as it is written in other places, without what separates groups of digits.
Result<std::string> PlainNumber(const CsvCellType& type, std::string_view text) {
  const std::string_view format = type.format.empty() ? std::string_view(". _\t\r\n") : type.format;
  std::string number;
  for (const char c : text) {
    if (format.substr(1).contains(c)) continue;
    if (c == format[0] && type.kind != Kind::kDouble) {
      return Fail(ErrorCode::kInvalid, fmt::format("`{}` has a fraction, which an integer has no room for", text));
    }
    number += c == format[0] ? '.' : c;
  }
  return number;
}

Result<Value> ReadDouble(const CsvCellType& type, std::string_view text) {
  FLUX_TRY(const std::string number, PlainNumber(type, text));
  const Result<double> value = ParseFloat(number);
  if (!value) return BadCell(text, "double");
  if (!std::isfinite(*value)) return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not a finite number", text));
  return Value::Float(*value);
}

Result<Value> ReadInteger(const CsvCellType& type, std::string_view text) {
  FLUX_TRY(const std::string number, PlainNumber(type, text));
  if (type.kind == Kind::kLong) {
    const Result<int64_t> value = ParseInt(number);
    return value ? Value::Int(*value) : Result<Value>(BadCell(text, "long"));
  }
  const Result<uint64_t> value = ParseUint(number);
  return value ? Value::Uint(*value) : Result<Value>(BadCell(text, "unsignedLong"));
}

// Whether the word is one of those between commas.
bool IsAmong(std::string_view word, std::string_view words) {
  while (true) {
    const size_t comma = words.find(',');
    if (words.substr(0, comma) == word) return true;
    if (comma == words.npos) return false;
    words.remove_prefix(comma + 1);
  }
}

Result<Value> ReadBoolean(const CsvCellType& type, std::string_view text) {
  if (!type.format.empty()) {
    const size_t colon = type.format.find(':');
    const std::string_view format = type.format;
    if (IsAmong(text, format.substr(0, colon))) return Value::Bool(true);
    if (IsAmong(text, format.substr(colon + 1))) return Value::Bool(false);
    return BadCell(text, fmt::format("boolean:{}", type.format));
  }
  const std::string word = LowerCase(text);
  if (IsAmong(word, "true,t,yes,y,1")) return Value::Bool(true);
  if (IsAmong(word, "false,f,no,n,0")) return Value::Bool(false);
  return BadCell(text, "boolean");
}

Result<Value> ReadDuration(std::string_view text) {
  const Result<Duration> duration = ParseDuration(text);
  if (!duration || duration->months != 0) return BadCell(text, "duration");
  return Value::Int(duration->ns);
}

Result<Value> ReadUntyped(std::string_view text) {
  if (text == "true" || text == "t" || text == "T" || text == "True" || text == "TRUE") return Value::Bool(true);
  if (text == "false" || text == "f" || text == "F" || text == "False" || text == "FALSE") return Value::Bool(false);
  const std::string_view number = text.substr(0, text.size() - 1);
  if (text.back() == 'i') {
    if (const Result<int64_t> value = ParseInt(number)) return Value::Int(*value);
  }
  if (text.back() == 'u') {
    if (const Result<uint64_t> value = ParseUint(number)) return Value::Uint(*value);
  }
  const Result<double> value = ParseFloat(text);
  if (value && std::isfinite(*value)) return Value::Float(*value);
  return Fail(ErrorCode::kInvalid,
              fmt::format("`{}` is not a number, and nothing says which type the column has; `#datatype` does, or a "
                          "header such as `name|string` or `name|tag`",
                          text));
}

bool HasZone(std::string_view layout) {
  return layout.contains("Z07") || layout.contains("-07") || layout.contains("MST");
}

}  // namespace

Result<CsvCellType> ParseCsvCellType(std::string_view text) {
  struct Name {
    std::string_view name;
    Kind kind;
  };
  constexpr Name kNames[] = {{"", Kind::kUntyped},
                             {"string", Kind::kString},
                             {"double", Kind::kDouble},
                             {"long", Kind::kLong},
                             {"unsignedLong", Kind::kUnsignedLong},
                             {"boolean", Kind::kBoolean},
                             {"dateTime", Kind::kDateTime},
                             {"duration", Kind::kDuration},
                             {"base64Binary", Kind::kString}};
  const size_t colon = text.find(':');
  const std::string_view name = text.substr(0, colon);
  CsvCellType type;
  if (colon != text.npos) type.format = text.substr(colon + 1);
  const auto found = std::ranges::find(kNames, name, &Name::name);
  if (found == std::end(kNames)) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("there is no datatype `{}`; use measurement, tag, field, time, ignored, string, double, "
                            "long, unsignedLong, boolean, dateTime or duration",
                            name));
  }
  type.kind = found->kind;
  if (type.kind == Kind::kBoolean && !type.format.empty() && !type.format.contains(':')) {
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("`{}` must have words for true, a colon and words for false, as in `boolean:yes:no`", text));
  }
  return type;
}

Result<Time> ReadCsvTime(const CsvCellType& type, std::string_view text, const CsvCellContext& context) {
  const std::string_view format = type.format;
  const bool is_number = format == "number";
  const bool is_rfc3339 = format == "RFC3339" || format == "RFC3339Nano";
  if (is_number || format.empty()) {
    if (const Result<int64_t> count = ParseInt(text)) {
      Time time;
      if (!__builtin_mul_overflow(*count, NanosecondsPer(context.precision), &time.ns)) return time;
      return Fail(ErrorCode::kOutOfRange, fmt::format("time `{}` is outside of the years 1677 to 2262", text));
    }
    if (is_number) return BadCell(text, "dateTime:number");
  }
  if (is_rfc3339 || format.empty()) {
    const Result<Time> time = text.contains('T') ? ParseTime(text) : BadCell(text, "dateTime");
    return time ? time : BadCell(text, format.empty() ? "dateTime" : "dateTime:RFC3339");
  }
  FLUX_TRY(const Time local, ParseTimeLayout(format, text));
  return context.zone.IsUtc() || HasZone(format) ? local : FromLocal(local, context.zone);
}

Result<Value> ReadCsvCell(const CsvCellType& type, std::string_view text, const CsvCellContext& context) {
  switch (type.kind) {
    case Kind::kUntyped:
      return ReadUntyped(text);
    case Kind::kString:
      return Value::String(text);
    case Kind::kDouble:
      return ReadDouble(type, text);
    case Kind::kLong:
    case Kind::kUnsignedLong:
      return ReadInteger(type, text);
    case Kind::kBoolean:
      return ReadBoolean(type, text);
    case Kind::kDateTime: {
      FLUX_TRY(const Time time, ReadCsvTime(type, text, context));
      return Value::Of(time);
    }
    case Kind::kDuration:
      return ReadDuration(text);
  }
  return Value::Null();
}

Result<Location> ParseCsvZone(std::string_view text) {
  Location location;
  const bool is_offset = text.size() == 5 && (text[0] == '+' || text[0] == '-');
  if (!is_offset) {
    if (!text.empty()) location.zone = text;
    const Result<Time> known = FromLocal(Time{}, location);
    if (!known) return Fail(ErrorCode::kInvalid, fmt::format("there is no time zone `{}`", text));
    return location;
  }
  FLUX_TRY(const int64_t digits, ParseInt(text.substr(1)));
  location.offset.ns = (digits / 100 * 60 + digits % 100) * 60 * kNsPerSecond;
  if (text[0] == '-') location.offset = location.offset.Negated();
  return location;
}

}  // namespace flux::io
