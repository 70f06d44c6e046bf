#pragma once

// Scripts to break: Flux files, and pieces of them put together.

#include <string>
#include <vector>

namespace flux {

// A file's path and text.
struct ScriptFile {
  std::string path, text;
};

// The .flux files below the directories `roots`, in order of path.
std::vector<ScriptFile> ReadScripts(const std::vector<std::string>& roots);

// Makes `count` scripts of about a kilobyte from files cut at their blank lines, always the same from the same files.
std::vector<std::string> CombineScripts(const std::vector<ScriptFile>& files, size_t count);

}  // namespace flux
