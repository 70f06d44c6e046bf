#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

Result<Value> Version(CallContext&, Args) { return Value::String(FLUX_VERSION); }

}  // namespace

void RegisterVersion(Registry& registry) {
  registry.Add(BuiltinDef{"runtime", "version", "", Version, true, ColumnType::kString});
}

}  // namespace flux::stdlib
