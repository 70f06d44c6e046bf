#include "runtime/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace flux {

void CheckFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "fluxc: internal error: check `%s` failed at %s:%d; please report this\n", condition, file,
               line);
  std::abort();
}

}  // namespace flux
