#pragma once

// The container in which a build puts the standard library: the interfaces (types) of all packages, and the bytecode of
// each. It is part of the program, so reading only guards against a broken build.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/error.h"

namespace flux::image {

struct Contents {
  std::string_view interfaces;                                         // as types/package_interface.h writes them
  std::vector<std::pair<std::string_view, std::string_view>> modules;  // import path, .fluxb bytes; prelude order first
  uint64_t fingerprint = 0;                                            // of everything
};

// Joins the parts into one block of bytes.
std::string Write(std::string_view interfaces, const std::vector<std::pair<std::string, std::string>>& modules);
// Views into `bytes`, which must outlive the result.
Result<Contents> Read(std::string_view bytes);

}  // namespace flux::image
