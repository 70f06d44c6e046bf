#pragma once

// Scripts to break: the project's own Flux files, cut at blank lines and combined.

#include <string>
#include <vector>

namespace flux {

// Makes `count` scripts of about a kilobyte from the .flux files below the directories `roots`, always the same from
// the same files.
std::vector<std::string> CombinedScripts(const std::vector<std::string>& roots, size_t count);

}  // namespace flux
