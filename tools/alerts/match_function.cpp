#include "tools/alerts/match_function.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "absl/strings/ascii.h"
#include "fmt/format.h"
#include "runtime/base/number_text.h"
#include "runtime/base/time.h"
#include "tools/alerts/event.h"

namespace flux::alerts {

namespace {

using Arguments = std::span<const MatchValue>;

const std::string& Text(const MatchValue& value) { return std::get<std::string>(value); }

template <double (*kFunction)(double)>
Result<MatchValue> OfNumber(Arguments in) {
  return kFunction(std::get<double>(in[0]));
}

template <double (*kFunction)(double, double)>
Result<MatchValue> OfNumbers(Arguments in) {
  return kFunction(std::get<double>(in[0]), std::get<double>(in[1]));
}

Result<MatchValue> Contains(Arguments in) { return Text(in[0]).contains(Text(in[1])); }
Result<MatchValue> HasPrefix(Arguments in) { return Text(in[0]).starts_with(Text(in[1])); }
Result<MatchValue> HasSuffix(Arguments in) { return Text(in[0]).ends_with(Text(in[1])); }
Result<MatchValue> Length(Arguments in) { return static_cast<int64_t>(Text(in[0]).size()); }
Result<MatchValue> IndexOf(Arguments in) {
  const size_t at = Text(in[0]).find(Text(in[1]));
  return at == std::string::npos ? int64_t{-1} : static_cast<int64_t>(at);
}
template <void (*kChange)(std::string*)>
Result<MatchValue> Changed(Arguments in) {
  std::string text = Text(in[0]);
  kChange(&text);
  return text;
}
Result<MatchValue> TrimPrefix(Arguments in) {
  const std::string &text = Text(in[0]), &prefix = Text(in[1]);
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}
Result<MatchValue> TrimSuffix(Arguments in) {
  const std::string &text = Text(in[0]), &suffix = Text(in[1]);
  return text.ends_with(suffix) ? text.substr(0, text.size() - suffix.size()) : text;
}
// The first so many occurrences; a negative number means all.
Result<MatchValue> Replace(Arguments in) {
  std::string_view rest = Text(in[0]);
  const std::string &part = Text(in[1]), &by = Text(in[2]);
  if (part.empty()) return Text(in[0]);
  std::string out;
  int64_t left = std::get<int64_t>(in[3]);
  for (size_t at = rest.find(part); at != rest.npos && left != 0; at = rest.find(part), --left) {
    out.append(rest.substr(0, at)).append(by);
    rest.remove_prefix(at + part.size());
  }
  return out.append(rest);
}

struct ToText {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(int64_t value) const { return fmt::to_string(value); }
  std::string operator()(double value) const { return FormatFloat(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(Span value) const { return DurationText(value.ns); }
};
Result<MatchValue> String(Arguments in) { return std::visit(ToText{}, in[0]); }

Result<MatchValue> Integer(Arguments in) {
  if (const auto* text = std::get_if<std::string>(&in[0])) {
    FLUX_TRY(const int64_t number, ParseInt(*text));
    return number;
  }
  if (const auto* number = std::get_if<double>(&in[0])) {
    constexpr double kLimit = 9.2e18;
    if (!(std::abs(*number) < kLimit))
      return Fail(ErrorCode::kInvalid, fmt::format("`int`: {} is too large", FormatFloat(*number)));
    return static_cast<int64_t>(*number);
  }
  if (const auto* span = std::get_if<Span>(&in[0])) return span->ns;
  if (const auto* flag = std::get_if<bool>(&in[0])) return int64_t{*flag ? 1 : 0};
  return in[0];
}

Result<MatchValue> Float(Arguments in) {
  if (const auto* text = std::get_if<std::string>(&in[0])) {
    FLUX_TRY(const double number, ParseFloat(*text));
    return number;
  }
  if (const auto* number = std::get_if<int64_t>(&in[0])) return static_cast<double>(*number);
  if (const auto* span = std::get_if<Span>(&in[0])) return static_cast<double>(span->ns);
  if (const auto* flag = std::get_if<bool>(&in[0])) return *flag ? 1.0 : 0.0;
  return in[0];
}

Result<MatchValue> Boolean(Arguments in) {
  const std::string& text = Text(in[0]);
  for (const std::string_view yes : {"true", "TRUE", "True", "t", "T", "1"})
    if (text == yes) return true;
  for (const std::string_view no : {"false", "FALSE", "False", "f", "F", "0"})
    if (text == no) return false;
  return Fail(ErrorCode::kInvalid, fmt::format("`bool`: \"{}\" is neither true nor false", text));
}

Result<MatchValue> DurationOf(Arguments in) {
  FLUX_TRY(const Duration duration, ParseDuration(Text(in[0])));
  return Span{duration.ApproximateNanoseconds()};
}

constexpr std::array kFunctions = std::to_array<MatchFunction>({
    {"abs", "n", MatchType::kFloat, OfNumber<std::fabs>},
    {"bool", "s", MatchType::kBool, Boolean},
    {"ceil", "n", MatchType::kFloat, OfNumber<std::ceil>},
    {"duration", "s", MatchType::kDuration, DurationOf},
    {"exp", "n", MatchType::kFloat, OfNumber<std::exp>},
    {"float", "*", MatchType::kFloat, Float},
    {"floor", "n", MatchType::kFloat, OfNumber<std::floor>},
    {"int", "*", MatchType::kInteger, Integer},
    {"log", "n", MatchType::kFloat, OfNumber<std::log>},
    {"log10", "n", MatchType::kFloat, OfNumber<std::log10>},
    {"max", "nn", MatchType::kFloat, OfNumbers<std::fmax>},
    {"min", "nn", MatchType::kFloat, OfNumbers<std::fmin>},
    {"mod", "nn", MatchType::kFloat, OfNumbers<std::fmod>},
    {"pow", "nn", MatchType::kFloat, OfNumbers<std::pow>},
    {"sqrt", "n", MatchType::kFloat, OfNumber<std::sqrt>},
    {"strContains", "ss", MatchType::kBool, Contains},
    {"strHasPrefix", "ss", MatchType::kBool, HasPrefix},
    {"strHasSuffix", "ss", MatchType::kBool, HasSuffix},
    {"strIndex", "ss", MatchType::kInteger, IndexOf},
    {"strLength", "s", MatchType::kInteger, Length},
    {"strReplace", "sssi", MatchType::kString, Replace},
    {"strToLower", "s", MatchType::kString, Changed<absl::AsciiStrToLower>},
    {"strToUpper", "s", MatchType::kString, Changed<absl::AsciiStrToUpper>},
    {"strTrimPrefix", "ss", MatchType::kString, TrimPrefix},
    {"strTrimSpace", "s", MatchType::kString, Changed<absl::StripAsciiWhitespace>},
    {"strTrimSuffix", "ss", MatchType::kString, TrimSuffix},
    {"string", "*", MatchType::kString, String},
    {"trunc", "n", MatchType::kFloat, OfNumber<std::trunc>},
});

}  // namespace

std::string_view TypeText(MatchType type) {
  switch (type) {
    case MatchType::kBool:
      return "a boolean";
    case MatchType::kInteger:
      return "an integer";
    case MatchType::kFloat:
      return "a float";
    case MatchType::kString:
      return "a string";
    case MatchType::kDuration:
      return "a duration";
  }
  return "";
}

const MatchFunction* FindMatchFunction(std::string_view name) {
  const auto found = std::ranges::find(kFunctions, name, &MatchFunction::name);
  return found != kFunctions.end() ? &*found : nullptr;
}

std::vector<std::string> MatchFunctionNames() {
  std::vector<std::string> names;
  for (const MatchFunction& function : kFunctions) names.emplace_back(function.name);
  return names;
}

}  // namespace flux::alerts
