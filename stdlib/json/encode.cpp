#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/json/json_text.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kEncodeParameters = "v";
constexpr std::string_view kParseParameters = "data";

Result<Value> Encode(CallContext&, Args args) {
  FLUX_TRY(const std::string text, ToJson(args[0]));
  return Value::Bytes(text);
}

template <JsonValues values>
Result<Value> Parse(CallContext& context, Args args) {
  const ArgReader in(values == JsonValues::kDynamic ? "dynamic.jsonParse" : "json.parse", kParseParameters, args);
  if (args[0].kind() != ValueKind::kBytes || args[0].is_null())
    return in.Invalid(0, "must be of type bytes, found " + DescribeKind(args[0]));
  FLUX_TRY(Value parsed, FromJson(args[0].AsString(), values, context.cancel()));
  return values == JsonValues::kDynamic ? MakeDynamic(std::move(parsed)) : std::move(parsed);
}

}  // namespace

void RegisterJson(Registry& registry) {
  registry.Add(BuiltinDef{"json", "encode", kEncodeParameters, Encode, true});
  registry.Add(BuiltinDef{"experimental/json", "parse", kParseParameters, Parse<JsonValues::kTyped>, true});
  registry.Add(BuiltinDef{"experimental/dynamic", "jsonEncode", kEncodeParameters, Encode, true});
  registry.Add(BuiltinDef{"experimental/dynamic", "jsonParse", kParseParameters, Parse<JsonValues::kDynamic>, true});
}

}  // namespace flux::stdlib
