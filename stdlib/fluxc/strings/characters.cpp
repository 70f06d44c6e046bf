#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "runtime/base/cancelable_loop.h"
#include "runtime/base/memory.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/strings/unicode.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "fluxc/strings";
constexpr std::string_view kPadParameters = "v width fill";
constexpr int64_t kMaxWidth = int64_t{1} << 28;

enum class Side { kLeft, kRight };

template <Side side>
Result<Value> Pad(CallContext&, Args args) {
  const ArgReader in(side == Side::kLeft ? "strings.padLeft" : "strings.padRight", kPadParameters, args);
  if (in[0].is_null()) return Value::Null(ValueKind::kString);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const int64_t width, in.Int(1));
  FLUX_TRY(const std::string fill, in.StringOr(2, " "));
  if (width < 0 || width > kMaxWidth)
    return in.Invalid(1, fmt::format("must be between 0 and {}, found {}", kMaxWidth, width));
  if (fill.empty() || DecodeUtf8(fill).length != fill.size())
    return in.Invalid(2, fmt::format("must be one character, found {}", DebugText(in[2])));
  const size_t length = CountCodePoints(text), wanted = static_cast<size_t>(width);
  if (length >= wanted) return Value::String(text);
  FLUX_TRY_STATUS(CheckRoom(wanted - length, fill.size()));
  std::string padding;
  padding.reserve((wanted - length) * fill.size());
  for (size_t n = length; n < wanted; ++n) padding += fill;
  return Value::String(side == Side::kLeft ? padding + text : text + padding);
}

Result<Value> Reverse(CallContext& context, Args args) {
  if (args[0].is_null()) return Value::Null(ValueKind::kString);
  FLUX_TRY(const std::string text, ArgReader("strings.reverse", "v", args).String(0));
  std::string out(text.size(), '\0');
  size_t end = out.size();
  CancelCheck check(context.cancel());
  for (std::string_view rest = text; !rest.empty();) {
    FLUX_TRY_STATUS(check.Step());
    const size_t length = DecodeUtf8(rest).length;
    end -= length;
    rest.copy(out.data() + end, length);
    rest.remove_prefix(length);
  }
  return Value::String(out);
}

Result<std::vector<char32_t>> Characters(std::string_view text) {
  FLUX_TRY_STATUS(CheckRoom(text.size(), sizeof(char32_t) + sizeof(size_t)));
  std::vector<char32_t> characters;
  while (!text.empty()) characters.push_back(TakeCodePoint(text));
  return characters;
}

// Wagner and Fischer: row by row, of which the last one is kept.
Result<Value> Levenshtein(CallContext& context, Args args) {
  if (args[0].is_null() || args[1].is_null()) return Value::Null(ValueKind::kInt);
  const ArgReader in("strings.levenshtein", "v t", args);
  FLUX_TRY(const std::string v, in.String(0));
  FLUX_TRY(const std::string t, in.String(1));
  FLUX_TRY(const std::vector<char32_t> a, Characters(v));
  FLUX_TRY(const std::vector<char32_t> b, Characters(t));
  std::vector<size_t> costs(b.size() + 1);
  std::iota(costs.begin(), costs.end(), size_t{0});
  CancelCheck check(context.cancel());
  for (size_t i = 0; i < a.size(); ++i) {
    size_t replaced = costs[0];
    costs[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      FLUX_TRY_STATUS(check.Step());
      const size_t cost = std::min({costs[j] + 1, costs[j + 1] + 1, replaced + (a[i] == b[j] ? 0 : 1)});
      replaced = std::exchange(costs[j + 1], cost);
    }
  }
  return Value::Int(static_cast<int64_t>(costs.back()));
}

}  // namespace

void RegisterFluxcStringCharacters(Registry& registry) {
  registry.Add(BuiltinDef{kPackage, "padLeft", kPadParameters, Pad<Side::kLeft>, true, ColumnType::kString});
  registry.Add(BuiltinDef{kPackage, "padRight", kPadParameters, Pad<Side::kRight>, true, ColumnType::kString});
  registry.Add(BuiltinDef{kPackage, "reverse", "v", Reverse, true, ColumnType::kString});
  registry.Add(BuiltinDef{kPackage, "levenshtein", "v t", Levenshtein, true, ColumnType::kInt});
}

}  // namespace flux::stdlib
