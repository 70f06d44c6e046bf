#include <fmt/format.h>

#include "runtime/base/cancelable_loop.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/strings/unicode.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "v";

template <char32_t (*map)(char32_t)>
Result<Value> MapAll(CallContext& context, Args args) {
  FLUX_TRY(const std::string text, ArgReader("strings", kParameters, args).String(0));
  std::string out;
  CancelCheck check(context.cancel());
  for (std::string_view rest = text; !rest.empty();) {
    FLUX_TRY_STATUS(check.Step());
    AppendUtf8(out, map(TakeCodePoint(rest)));
  }
  return Value::String(out);
}

// Ends a word: everything but letters, digits and underscores in ASCII, white space beyond.
bool IsSeparator(char32_t c) {
  if (c < 0x80) return !IsLetter(c) && !IsDigit(c) && c != '_';
  return IsSpace(c);
}

Result<Value> Title(CallContext& context, Args args) {
  FLUX_TRY(const std::string text, ArgReader("strings.title", kParameters, args).String(0));
  std::string out;
  char32_t previous = ' ';
  CancelCheck check(context.cancel());
  for (std::string_view rest = text; !rest.empty();) {
    FLUX_TRY_STATUS(check.Step());
    const char32_t c = TakeCodePoint(rest);
    AppendUtf8(out, IsSeparator(previous) ? ToTitle(c) : c);
    previous = c;
  }
  return Value::String(out);
}

template <bool (*is)(char32_t)>
Result<Value> IsOneOf(CallContext&, Args args) {
  const ArgReader in("strings", kParameters, args);
  FLUX_TRY(const std::string text, in.String(0));
  std::string_view rest = text;
  if (rest.empty() || DecodeUtf8(rest).length != rest.size()) {
    return in.Invalid(
        0, fmt::format("must be one character, found {}; `strings.substring` takes one out", DebugText(args[0])));
  }
  return Value::Bool(is(TakeCodePoint(rest)));
}

// Equal when simple case folding makes them equal: letters that share an upper or a lower case form.
Result<Value> EqualFold(CallContext& context, Args args) {
  const ArgReader in("strings.equalFold", "v t", args);
  FLUX_TRY(const std::string a, in.String(0));
  FLUX_TRY(const std::string b, in.String(1));
  std::string_view rest_a = a, rest_b = b;
  CancelCheck check(context.cancel());
  while (!rest_a.empty() && !rest_b.empty()) {
    FLUX_TRY_STATUS(check.Step());
    const char32_t c = TakeCodePoint(rest_a), d = TakeCodePoint(rest_b);
    if (c != d && ToLower(ToUpper(c)) != ToLower(ToUpper(d))) return Value::Bool(false);
  }
  return Value::Bool(rest_a.empty() && rest_b.empty());
}

}  // namespace

void RegisterStringCase(Registry& registry) {
  registry.Add(BuiltinDef{"strings", "toUpper", kParameters, MapAll<ToUpper>, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "toLower", kParameters, MapAll<ToLower>, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "toTitle", kParameters, MapAll<ToTitle>, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "title", kParameters, Title, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "isDigit", kParameters, IsOneOf<IsDigit>, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"strings", "isLetter", kParameters, IsOneOf<IsLetter>, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"strings", "isLower", kParameters, IsOneOf<IsLower>, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"strings", "isUpper", kParameters, IsOneOf<IsUpper>, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"strings", "equalFold", "v t", EqualFold, true, ColumnType::kBool});
}

}  // namespace flux::stdlib
