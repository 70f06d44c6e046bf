#include "runtime/base/plural.h"

#include <fmt/format.h>

namespace flux {

std::string Counted(uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace flux
