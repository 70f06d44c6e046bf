#include "stdlib/families.h"

namespace flux::stdlib {

void RegisterBoolean(Registry& registry) {
  registry.Add(ConstantDef{"internal/boolean", "true", Value::Bool(true)});
  registry.Add(ConstantDef{"internal/boolean", "false", Value::Bool(false)});
}

}  // namespace flux::stdlib
