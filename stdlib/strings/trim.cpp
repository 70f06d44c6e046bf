#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/strings/unicode.h"

namespace flux::stdlib {

namespace {

// Does the code point at the start of `text` occur in `set`?
bool IsIn(std::string_view code_point, std::string_view set) { return set.find(code_point) != std::string_view::npos; }

template <typename ShouldTrim>
std::string_view TrimLeft(std::string_view text, ShouldTrim should_trim) {
  while (!text.empty()) {
    const size_t length = DecodeUtf8(text).length;
    if (!should_trim(text.substr(0, length))) break;
    text.remove_prefix(length);
  }
  return text;
}

template <typename ShouldTrim>
std::string_view TrimRight(std::string_view text, ShouldTrim should_trim) {
  while (!text.empty()) {
    size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && IsUtf8Continuation(text[start])) --start;
    if (DecodeUtf8(text.substr(start)).length != text.size() - start) start = text.size() - 1;
    if (!should_trim(text.substr(start))) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

// Runs `trim` on the two string arguments.
template <std::string_view (*trim)(std::string_view, std::string_view)>
Result<Value> Trim2(CallContext&, Args args) {
  const ArgReader in("strings", "v cutset", args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const std::string set, in.String(1));
  return Value::String(trim(text, set));
}

std::string_view LeftOf(std::string_view text, std::string_view set) {
  return TrimLeft(text, [&](std::string_view c) { return IsIn(c, set); });
}
std::string_view RightOf(std::string_view text, std::string_view set) {
  return TrimRight(text, [&](std::string_view c) { return IsIn(c, set); });
}
std::string_view BothOf(std::string_view text, std::string_view set) { return LeftOf(RightOf(text, set), set); }
std::string_view Prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}
std::string_view Suffix(std::string_view text, std::string_view suffix) {
  return text.ends_with(suffix) ? text.substr(0, text.size() - suffix.size()) : text;
}

Result<Value> TrimSpace(CallContext&, Args args) {
  FLUX_TRY(const std::string text, ArgReader("strings.trimSpace", "v", args).String(0));
  const auto is_space = [](std::string_view c) { return IsSpace(TakeCodePoint(c)); };
  return Value::String(TrimLeft(TrimRight(text, is_space), is_space));
}

}  // namespace

void RegisterStringTrim(Registry& registry) {
  registry.Add(BuiltinDef{"strings", "trim", "v cutset", Trim2<BothOf>, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "trimLeft", "v cutset", Trim2<LeftOf>, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "trimRight", "v cutset", Trim2<RightOf>, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "trimPrefix", "v prefix", Trim2<Prefix>, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "trimSuffix", "v suffix", Trim2<Suffix>, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "trimSpace", "v", TrimSpace, true, ColumnType::kString});
}

}  // namespace flux::stdlib
