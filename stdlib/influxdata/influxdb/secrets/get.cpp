#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "key";

Result<Value> Get(CallContext& context, Args args) {
  FLUX_TRY(const std::string key, ArgReader("secrets.get", kParameters, args).String(0));
  FLUX_TRY(const std::string secret, context.Secret(key));
  return Value::String(secret);
}

}  // namespace

void RegisterSecrets(Registry& registry) {
  registry.Add(BuiltinDef{"influxdata/influxdb/secrets", "get", kParameters, Get});
}

}  // namespace flux::stdlib
