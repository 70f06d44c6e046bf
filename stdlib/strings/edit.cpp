#include <fmt/format.h>

#include "runtime/base/cancelable_loop.h"
#include "runtime/base/memory.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/strings/unicode.h"

namespace flux::stdlib {

namespace {

constexpr int64_t kNoLimit = -1;
constexpr size_t kMaxRepeatBytes = size_t{1} << 30;

// Replaces up to `limit` occurrences of `from`; an empty one lies before, between and after all characters.
Result<Value> Replace(std::string_view text, std::string_view from, std::string_view to, int64_t limit,
                      const CancelToken& cancel) {
  std::string out;
  CancelCheck check(cancel);
  for (int64_t done = 0; limit < 0 || done < limit; ++done) {
    FLUX_TRY_STATUS(check.Step());
    if (from.empty()) {
      out += to;
      if (text.empty()) return Value::String(std::move(out));
      const size_t length = DecodeUtf8(text).length;
      out += text.substr(0, length);
      text.remove_prefix(length);
      continue;
    }
    const size_t at = text.find(from);
    if (at == std::string_view::npos) break;
    out.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
  }
  return Value::String(std::move(out.append(text)));
}

// Splits at `separator` (an empty one: at every character) into at most `limit` parts; a negative limit is none. With
// `keep`, parts end with the separator that ended them.
Result<Value> Split(std::string_view text, std::string_view separator, int64_t limit, bool keep,
                    const CancelToken& cancel) {
  std::vector<Value> parts;
  if (limit == 0) return MakeArray({});
  if (separator.empty() && text.empty()) return MakeArray({});
  CancelCheck check(cancel);
  while (limit < 0 || static_cast<int64_t>(parts.size()) < limit - 1) {
    FLUX_TRY_STATUS(check.Step());
    size_t at = separator.empty() ? DecodeUtf8(text).length : text.find(separator);
    if (at == std::string_view::npos || (separator.empty() && at == text.size())) break;
    parts.push_back(Value::String(text.substr(0, keep ? at + separator.size() : at)));
    text.remove_prefix(at + separator.size());
  }
  parts.push_back(Value::String(text));
  return MakeArray(std::move(parts));
}

Result<Value> ReplaceAll(CallContext& context, Args args) {
  const ArgReader in("strings.replaceAll", "v t u", args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const std::string from, in.String(1));
  FLUX_TRY(const std::string to, in.String(2));
  return Replace(text, from, to, kNoLimit, context.cancel());
}

Result<Value> ReplaceSome(CallContext& context, Args args) {
  const ArgReader in("strings.replace", "v t u i", args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const std::string from, in.String(1));
  FLUX_TRY(const std::string to, in.String(2));
  FLUX_TRY(const int64_t limit, in.Int(3));
  return Replace(text, from, to, limit, context.cancel());
}

template <bool keep>
Result<Value> SplitAll(CallContext& context, Args args) {
  const ArgReader in(keep ? "strings.splitAfter" : "strings.split", "v t", args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const std::string separator, in.String(1));
  return Split(text, separator, kNoLimit, keep, context.cancel());
}

template <bool keep>
Result<Value> SplitSome(CallContext& context, Args args) {
  const ArgReader in(keep ? "strings.splitAfterN" : "strings.splitN", "v t i", args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const std::string separator, in.String(1));
  FLUX_TRY(const int64_t limit, in.Int(2));
  return Split(text, separator, limit, keep, context.cancel());
}

Result<Value> JoinStr(CallContext&, Args args) {
  const ArgReader in("strings.joinStr", "arr v", args);
  FLUX_TRY(const std::vector<std::string> parts, in.Strings(0));
  FLUX_TRY(const std::string separator, in.String(1));
  return Value::String(fmt::format("{}", fmt::join(parts, separator)));
}

Result<Value> Repeat(CallContext& context, Args args) {
  const ArgReader in("strings.repeat", "v i", args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const int64_t count, in.Int(1));
  if (count < 0) return in.Invalid(1, fmt::format("must not be negative, found {}", count));
  if (text.empty()) return Value::String("");
  if (static_cast<uint64_t>(count) > kMaxRepeatBytes / text.size()) {
    return in.Invalid(1, fmt::format("is too large, found {}; the result would be longer than 1 GiB", count));
  }
  FLUX_TRY_STATUS(CheckRoom(text.size(), static_cast<size_t>(count)));
  std::string out;
  out.reserve(text.size() * static_cast<size_t>(count));
  CancelCheck check(context.cancel());
  for (int64_t i = 0; i < count; ++i) {
    FLUX_TRY_STATUS(check.Step());
    out += text;
  }
  return Value::String(std::move(out));
}

Result<Value> Strlen(CallContext&, Args args) {
  FLUX_TRY(const std::string text, ArgReader("strings.strlen", "v", args).String(0));
  return Value::Int(static_cast<int64_t>(CountCodePoints(text)));
}

// Bounds outside the text are moved to its ends.
Result<Value> Substring(CallContext& context, Args args) {
  const ArgReader in("strings.substring", "v start end", args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const int64_t start, in.Int(1));
  FLUX_TRY(const int64_t end, in.Int(2));
  std::string out;
  std::string_view rest = text;
  CancelCheck check(context.cancel());
  for (int64_t i = 0; i < end && !rest.empty(); ++i) {
    FLUX_TRY_STATUS(check.Step());
    const size_t length = DecodeUtf8(rest).length;
    if (i >= start) out += rest.substr(0, length);
    rest.remove_prefix(length);
  }
  return Value::String(out);
}

}  // namespace

void RegisterStringEdit(Registry& registry) {
  registry.Add(BuiltinDef{"strings", "replaceAll", "v t u", ReplaceAll, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "replace", "v t u i", ReplaceSome, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "split", "v t", SplitAll<false>, true});
  registry.Add(BuiltinDef{"strings", "splitAfter", "v t", SplitAll<true>, true});
  registry.Add(BuiltinDef{"strings", "splitN", "v t i", SplitSome<false>, true});
  registry.Add(BuiltinDef{"strings", "splitAfterN", "v t i", SplitSome<true>, true});
  registry.Add(BuiltinDef{"strings", "joinStr", "arr v", JoinStr, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "repeat", "v i", Repeat, true, ColumnType::kString});
  registry.Add(BuiltinDef{"strings", "strlen", "v", Strlen, true, ColumnType::kInt});
  registry.Add(BuiltinDef{"strings", "substring", "v start end", Substring, true, ColumnType::kString});
}

}  // namespace flux::stdlib
