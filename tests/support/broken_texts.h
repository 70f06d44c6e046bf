#pragma once

// Texts for tests and benchmarks of what is broken: Flux files, pieces of them put together, and texts made to be slow.

#include <functional>
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

// Calls `take` with prefixes of a script, with the script without a byte, and with something put into it: at every
// `step`-th place from `first` on.
void BreakScript(const std::string& script, size_t first, size_t step, const std::function<void(std::string)>& take);

// Texts of 10 KB: words of the language in random order, and a mistake over and over in one expression.
std::vector<std::string> HostileTexts();

}  // namespace flux
