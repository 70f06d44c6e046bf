#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kGetParameters = "r key default";

Result<Value> Get(CallContext&, Args args) {
  const ArgReader in("record.get", kGetParameters, args);
  if (args[0].is_null() || args[0].kind() != ValueKind::kRecord)
    return in.Invalid(0, "must be a record, found " + DescribeKind(args[0]));
  FLUX_TRY(const std::string key, in.String(1));
  const Value* value = args[0].AsRecord().Find(key);
  return value != nullptr ? *value : args[2];
}

}  // namespace

void RegisterRecord(Registry& registry) {
  registry.Add(ConstantDef{"experimental/record", "any", MakeRecord({})});
  registry.Add(BuiltinDef{"experimental/record", "get", kGetParameters, Get, true});
}

}  // namespace flux::stdlib
