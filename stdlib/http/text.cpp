#include "stdlib/arguments.h"
#include "stdlib/byte_text.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kAuthParameters = "u p";
constexpr std::string_view kEscapeParameters = "inputString";

Result<Value> BasicAuth(CallContext&, Args args) {
  const ArgReader in("http.basicAuth", kAuthParameters, args);
  FLUX_TRY(const std::string user, in.String(0));
  FLUX_TRY(const std::string password, in.String(1));
  return Value::String("Basic " + ToBase64(user + ":" + password));
}

// Keeps what may stand in a segment of a path (RFC 3986), without the characters that separate its parameters.
Result<Value> PathEscape(CallContext&, Args args) {
  constexpr std::string_view kKept = "-_.~$&+:=@";
  FLUX_TRY(const std::string text, ArgReader("http.pathEscape", kEscapeParameters, args).String(0));
  std::string escaped;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter || (c >= '0' && c <= '9') || kKept.contains(c)) {
      escaped += c;
      continue;
    }
    escaped += '%';
    for (const char digit : ToHex({&c, 1})) escaped += static_cast<char>(digit >= 'a' ? digit - 'a' + 'A' : digit);
  }
  return Value::String(escaped);
}

}  // namespace

void RegisterHttpText(Registry& registry) {
  registry.Add(BuiltinDef{"http", "basicAuth", kAuthParameters, BasicAuth, true, ColumnType::kString});
  registry.Add(BuiltinDef{"http", "pathEscape", kEscapeParameters, PathEscape, true, ColumnType::kString});
}

}  // namespace flux::stdlib
