#pragma once

// The Flux texts of the standard library's packages, embedded in the binary.

#include <span>
#include <string_view>

namespace flux {

// One .flux file: the import path of its package, its path below stdlib/ and its text.
struct StdlibSource {
  std::string_view path;
  std::string_view file;
  std::string_view text;
};

// Gives all texts in ascending order of path.
std::span<const StdlibSource> StdlibSources();

}  // namespace flux
