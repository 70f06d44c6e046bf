#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

Result<Value> SystemTime(CallContext& context, Args) { return Value::Of(context.start_time()); }

}  // namespace

void RegisterSystem(Registry& registry) {
  registry.Add(BuiltinDef{"system", "time", "", SystemTime, false, ColumnType::kTime});
}

}  // namespace flux::stdlib
