#include <fmt/format.h>
#include <re2/re2.h>

#include "runtime/base/cancel.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/regexp/template.h"
#include "stdlib/strings/unicode.h"

namespace flux::stdlib {

namespace {

Result<const RegexpObject*> RegexpAt(const ArgReader& in, size_t i) {
  if (in[i].is_null() || in[i].kind() != ValueKind::kRegexp) {
    return in.Invalid(i, fmt::format("must be a regular expression, found {}; `regexp.compile` makes one of a string",
                                     DescribeKind(in[i])));
  }
  return &in[i].AsRegexp();
}

// Calls `on_match(groups)` for every match from left to right. An empty match right behind another match does not
// count. Fails only when canceled.
template <typename OnMatch>
Status ForEachMatch(const re2::RE2& regex, std::string_view text, const CancelToken& cancel, OnMatch on_match) {
  std::vector<re2::StringPiece> groups(static_cast<size_t>(regex.NumberOfCapturingGroups()) + 1);
  const re2::StringPiece input(text.data(), text.size());
  size_t from = 0, last_end = std::string_view::npos;
  while (from <= text.size() && !cancel.is_canceled() &&
         regex.Match(input, from, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
    const auto begin = static_cast<size_t>(groups[0].data() - text.data());
    const size_t end = begin + groups[0].size();
    if (!groups[0].empty() || begin != last_end) {
      if (!on_match(std::span<const re2::StringPiece>(groups), begin, end)) return {};
      last_end = end;
    }
    from = !groups[0].empty() ? end : end < text.size() ? end + DecodeUtf8(text.substr(end)).length : end + 1;
  }
  return cancel.Check();
}

Result<Value> Compile(CallContext&, Args args) {
  const ArgReader in("regexp.compile", "v", args);
  FLUX_TRY(const std::string pattern, in.String(0));
  Result<Value> regex = RegexpObject::Compile(pattern);
  if (!regex) return in.Invalid(0, fmt::format("is no regular expression: {}", regex.error().message));
  return regex;
}

Result<Value> QuoteMeta(CallContext&, Args args) {
  FLUX_TRY(const std::string text, ArgReader("regexp.quoteMeta", "v", args).String(0));
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return Value::String(out);
}

Result<Value> Matches(CallContext&, Args args) {
  const ArgReader in("regexp.matchRegexpString", "r v", args);
  FLUX_TRY(const RegexpObject* regex, RegexpAt(in, 0));
  FLUX_TRY(const std::string text, in.String(1));
  return Value::Bool(regex->Matches(text));
}

Result<Value> FindString(CallContext& context, Args args) {
  const ArgReader in("regexp.findString", "r v", args);
  FLUX_TRY(const RegexpObject* regex, RegexpAt(in, 0));
  FLUX_TRY(const std::string text, in.String(1));
  Value found = Value::String("");
  FLUX_TRY_STATUS(ForEachMatch(regex->regex(), text, context.cancel(), [&](auto, size_t begin, size_t end) {
    found = Value::String(std::string_view(text).substr(begin, end - begin));
    return false;
  }));
  return found;
}

// The bytes at which the first match begins and ends; empty without one.
Result<Value> FindStringIndex(CallContext& context, Args args) {
  const ArgReader in("regexp.findStringIndex", "r v", args);
  FLUX_TRY(const RegexpObject* regex, RegexpAt(in, 0));
  FLUX_TRY(const std::string text, in.String(1));
  std::vector<Value> found;
  FLUX_TRY_STATUS(ForEachMatch(regex->regex(), text, context.cancel(), [&](auto, size_t begin, size_t end) {
    found = {Value::Int(static_cast<int64_t>(begin)), Value::Int(static_cast<int64_t>(end))};
    return false;
  }));
  return MakeArray(std::move(found));
}

Result<Value> ReplaceAllString(CallContext& context, Args args) {
  const ArgReader in("regexp.replaceAllString", "r v t", args);
  FLUX_TRY(const RegexpObject* regex, RegexpAt(in, 0));
  FLUX_TRY(const std::string text, in.String(1));
  FLUX_TRY(const std::string replacement, in.String(2));
  std::string out;
  size_t copied = 0;
  const auto replace = [&](std::span<const re2::StringPiece> groups, size_t begin, size_t end) {
    out += std::string_view(text).substr(copied, begin - copied);
    ExpandTemplate(replacement, regex->regex(), groups, out);
    copied = end;
    return true;
  };
  FLUX_TRY_STATUS(ForEachMatch(regex->regex(), text, context.cancel(), replace));
  return Value::String(out.append(text, copied));
}

// At most `i` parts, all of them when `i` is negative. An empty match at the start or the end separates nothing.
Result<Value> Split(CallContext& context, Args args) {
  const ArgReader in("regexp.splitRegexp", "r v i", args);
  FLUX_TRY(const RegexpObject* regex, RegexpAt(in, 0));
  FLUX_TRY(const std::string text, in.String(1));
  FLUX_TRY(const int64_t limit, in.Int(2));
  if (limit == 0) return MakeArray({});
  std::vector<Value> parts;
  size_t from = 0;
  FLUX_TRY_STATUS(ForEachMatch(regex->regex(), text, context.cancel(), [&](auto, size_t begin, size_t end) {
    if (limit > 0 && static_cast<int64_t>(parts.size()) == limit - 1) return false;
    if (end == 0 || (begin == end && end == text.size())) return true;
    parts.push_back(Value::String(std::string_view(text).substr(from, begin - from)));
    from = end;
    return true;
  }));
  parts.push_back(Value::String(std::string_view(text).substr(from)));
  return MakeArray(std::move(parts));
}

Result<Value> GetString(CallContext&, Args args) {
  const ArgReader in("regexp.getString", "r", args);
  FLUX_TRY(const RegexpObject* regex, RegexpAt(in, 0));
  return Value::String(regex->pattern());
}

}  // namespace

void RegisterRegexp(Registry& registry) {
  registry.Add(BuiltinDef{"regexp", "compile", "v", Compile, true});
  registry.Add(BuiltinDef{"regexp", "quoteMeta", "v", QuoteMeta, true, ColumnType::kString});
  registry.Add(BuiltinDef{"regexp", "findString", "r v", FindString, true, ColumnType::kString});
  registry.Add(BuiltinDef{"regexp", "findStringIndex", "r v", FindStringIndex, true});
  registry.Add(BuiltinDef{"regexp", "matchRegexpString", "r v", Matches, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"regexp", "replaceAllString", "r v t", ReplaceAllString, true, ColumnType::kString});
  registry.Add(BuiltinDef{"regexp", "splitRegexp", "r v i", Split, true});
  registry.Add(BuiltinDef{"regexp", "getString", "r", GetString, true, ColumnType::kString});
}

}  // namespace flux::stdlib
