#include "tools/engine/memory_limit.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace flux {

namespace {

namespace fs = std::filesystem;

// The number in a file; the largest one when there is no file, or it says `max`.
size_t NumberIn(const fs::path& path) {
  size_t number = 0;
  std::ifstream file(path);
  return file >> number ? number : SIZE_MAX;
}

// The least limit of the group and those it is in; files of version 2 are `memory.max`, of version 1
// `memory.limit_in_bytes`.
size_t LeastLimit(const fs::path& root, fs::path group, const char* name) {
  size_t limit = NumberIn(root / name);
  for (; group.has_relative_path(); group = group.parent_path()) {
    limit = std::min(limit, NumberIn(root / group.relative_path() / name));
  }
  return limit;
}

// Lines of /proc/self/cgroup: `0::/GROUP` (version 2), `N:memory:/GROUP` (version 1).
size_t ControlGroupLimit() {
  size_t limit = SIZE_MAX;
  std::ifstream groups("/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {
    const size_t controllers = line.find(':'), group = line.find(':', controllers + 1);
    if (group == std::string::npos) continue;
    const std::string names = line.substr(controllers + 1, group - controllers - 1);
    if (names.empty()) {
      limit = std::min(limit, LeastLimit("/sys/fs/cgroup", line.substr(group + 1), "memory.max"));
    } else if (names.find("memory") != std::string::npos) {
      limit = std::min(limit, LeastLimit("/sys/fs/cgroup/memory", line.substr(group + 1), "memory.limit_in_bytes"));
    }
  }
  return limit;
}

size_t MachineMemory() {
  const long pages = sysconf(_SC_PHYS_PAGES), page_size = sysconf(_SC_PAGESIZE);
  return pages > 0 && page_size > 0 ? static_cast<size_t>(pages) * static_cast<size_t>(page_size) : SIZE_MAX;
}

}  // namespace

size_t DefaultMemoryLimit() {
  const size_t memory = std::min(MachineMemory(), ControlGroupLimit());
  return memory == SIZE_MAX ? 0 : memory / 4 * 3;
}

}  // namespace flux
