#include "tools/fluxc/color.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace flux::cli {

bool UsesColor(int descriptor) {
  const char* refused = std::getenv("NO_COLOR");
  if (refused != nullptr && *refused != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && (terminal == nullptr || std::string_view(terminal) != "dumb");
}

}  // namespace flux::cli
