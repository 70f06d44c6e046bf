#include <cstdlib>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "key";

Result<Value> Get(CallContext&, Args args) {
  FLUX_TRY(const std::string key, ArgReader("secrets.get", kParameters, args).String(0));
  const std::string variable = "FLUX_SECRET_" + key;
  const char* secret = std::getenv(variable.c_str());
  if (secret != nullptr) return Value::String(secret);
  return Fail(ErrorCode::kNotFound,
              "there is no secret `" + key + "`; set the environment variable `" + variable + "`");
}

}  // namespace

void RegisterSecrets(Registry& registry) {
  registry.Add(BuiltinDef{"influxdata/influxdb/secrets", "get", kParameters, Get});
}

}  // namespace flux::stdlib
