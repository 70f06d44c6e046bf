#include "stdlib/stdlib.h"

#include "stdlib/families.h"

namespace flux {

void RegisterStdlib(Registry& registry) {
#define FLUX_STDLIB_FAMILY(function) stdlib::function(registry);
#include "stdlib/families.def"
}

}  // namespace flux
