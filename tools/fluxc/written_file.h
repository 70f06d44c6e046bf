#pragma once

// Files that commands write.

#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::cli {

// Writes beside the target and renames, so that a failed write leaves what was there; into a device or a pipe directly,
// and to standard output for `-`.
Status WriteWhole(const std::string& path, std::string_view bytes);

}  // namespace flux::cli
