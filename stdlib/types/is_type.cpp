#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

// A null has the type that it would have if it were a value.
Result<Value> IsType(CallContext&, Args args) {
  FLUX_TRY(const std::string type, ArgReader("types.isType", "v type", args).String(1));
  return Value::Bool(ValueKindName(args[0].kind()) == type);
}

}  // namespace

void RegisterTypes(Registry& registry) {
  registry.Add(BuiltinDef{"types", "isType", "v type", IsType, true, ColumnType::kBool});
}

}  // namespace flux::stdlib
