#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "orTime lastSuccessTime";

Result<Value> LastSuccess(CallContext& context, Args args) {
  const ArgReader in("tasks.lastSuccess", kParameters, args);
  FLUX_TRY(const Time time, in.Timeable(args[1].is_null() ? 0 : 1, context.now()));
  return Value::Of(time);
}

}  // namespace

void RegisterTasks(Registry& registry) {
  registry.Add(ConstantDef{"influxdata/influxdb/tasks", "_zeroTime", Value::Null(ValueKind::kTime)});
  registry.Add(BuiltinDef{"influxdata/influxdb/tasks", "_lastSuccess", kParameters, LastSuccess});
}

}  // namespace flux::stdlib
