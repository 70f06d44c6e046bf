#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/strings/unicode.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kSubstring = "v substr";
constexpr std::string_view kCharacters = "v chars";

Value Boxed(bool v) { return Value::Bool(v); }
Value Boxed(int64_t v) { return Value::Int(v); }

// Runs `search` on the two string arguments.
template <auto search>
Result<Value> Search(CallContext&, Args args) {
  const ArgReader in("strings", "v pattern", args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const std::string pattern, in.String(1));
  return Boxed(search(text, pattern));
}

// Positions are in bytes, -1 when there is none.
int64_t Position(size_t found) { return found == std::string_view::npos ? -1 : static_cast<int64_t>(found); }

bool HasPrefix(std::string_view text, std::string_view prefix) { return text.starts_with(prefix); }
bool HasSuffix(std::string_view text, std::string_view suffix) { return text.ends_with(suffix); }
bool ContainsStr(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
int64_t Index(std::string_view text, std::string_view part) { return Position(text.find(part)); }
int64_t LastIndex(std::string_view text, std::string_view part) { return Position(text.rfind(part)); }

enum class Wanted : uint8_t { kFirst, kLast };

// Where the first or last of the characters is. Each step may look through many of them.
template <Wanted wanted>
Result<int64_t> PositionOfAny(CallContext& context, Args args) {
  const ArgReader in("strings", kCharacters, args);
  FLUX_TRY(const std::string text, in.String(0));
  FLUX_TRY(const std::string characters, in.String(1));
  const CancelToken& cancel = context.cancel();
  int64_t found = -1;
  for (size_t at = 0; at < text.size();) {
    FLUX_TRY_STATUS(cancel.Check());
    const std::string_view rest = std::string_view(text).substr(at);
    const size_t length = DecodeUtf8(rest).length;
    if (ContainsStr(characters, rest.substr(0, length))) found = static_cast<int64_t>(at);
    if (wanted == Wanted::kFirst && found >= 0) break;
    at += length;
  }
  return found;
}

template <Wanted wanted>
Result<Value> IndexOfAny(CallContext& context, Args args) {
  FLUX_TRY(const int64_t found, PositionOfAny<wanted>(context, args));
  return Value::Int(found);
}

Result<Value> ContainsAny(CallContext& context, Args args) {
  FLUX_TRY(const int64_t found, PositionOfAny<Wanted::kFirst>(context, args));
  return Value::Bool(found >= 0);
}

int64_t Compare(std::string_view a, std::string_view b) { return (a > b) - (a < b); }

// Counts occurrences that do not overlap; the empty string lies before, between and after all characters.
int64_t Count(std::string_view text, std::string_view part) {
  if (part.empty()) return static_cast<int64_t>(CountCodePoints(text)) + 1;
  int64_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

void RegisterStringSearch(Registry& registry) {
  registry.Add(BuiltinDef{"strings", "hasPrefix", "v prefix", Search<HasPrefix>, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"strings", "hasSuffix", "v suffix", Search<HasSuffix>, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"strings", "containsStr", kSubstring, Search<ContainsStr>, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"strings", "containsAny", kCharacters, ContainsAny, true, ColumnType::kBool});
  registry.Add(BuiltinDef{"strings", "compare", "v t", Search<Compare>, true, ColumnType::kInt});
  registry.Add(BuiltinDef{"strings", "countStr", kSubstring, Search<Count>, true, ColumnType::kInt});
  registry.Add(BuiltinDef{"strings", "index", kSubstring, Search<Index>, true, ColumnType::kInt});
  registry.Add(BuiltinDef{"strings", "indexAny", kCharacters, IndexOfAny<Wanted::kFirst>, true, ColumnType::kInt});
  registry.Add(BuiltinDef{"strings", "lastIndex", kSubstring, Search<LastIndex>, true, ColumnType::kInt});
  registry.Add(BuiltinDef{"strings", "lastIndexAny", kCharacters, IndexOfAny<Wanted::kLast>, true, ColumnType::kInt});
}

}  // namespace flux::stdlib
