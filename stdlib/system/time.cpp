#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

Result<Value> SystemTime(CallContext& context, Args) { return Value::Of(context.start_time()); }

}  // namespace

void RegisterSystem(Registry& registry) {
  registry.Add(BuiltinDef{.package = "system",
                          .name = "time",
                          .parameters = "",
                          .fn = SystemTime,
                          .result_type = ColumnType::kTime,
                          .is_steady = true});
}

}  // namespace flux::stdlib
