#include "runtime/base/utf8.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "v";

// Names are made of letters, digits, underscores, dots and hyphens.
Result<Value> ToSensuName(CallContext&, Args args) {
  FLUX_TRY(const std::string text, ArgReader("sensu.toSensuName", kParameters, args).String(0));
  std::string name;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (IsUtf8Continuation(c)) continue;
    name += is_letter || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' ? c : '_';
  }
  if (name.empty()) name = "_";
  return Value::String(name);
}

}  // namespace

void RegisterSensuName(Registry& registry) {
  registry.Add(BuiltinDef{"contrib/sranka/sensu", "toSensuName", kParameters, ToSensuName, true, ColumnType::kString});
}

}  // namespace flux::stdlib
