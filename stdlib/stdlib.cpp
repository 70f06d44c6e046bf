#include "stdlib/stdlib.h"

namespace flux {

namespace stdlib {
#define FLUX_STDLIB_FAMILY(function) void function(Registry& registry);
#include "stdlib/families.def"
}  // namespace stdlib

void RegisterStdlib(Registry& registry) {
#define FLUX_STDLIB_FAMILY(function) stdlib::function(registry);
#include "stdlib/families.def"
}

}  // namespace flux
