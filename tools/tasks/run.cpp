#include "tools/tasks/run.h"

#include <algorithm>
#include <array>

namespace flux::tasks {

namespace {

constexpr std::array<std::string_view, 5> kNames = {"scheduled", "started", "success", "failed", "canceled"};

}  // namespace

std::string_view StatusName(RunStatus status) { return kNames[static_cast<size_t>(status)]; }

std::optional<RunStatus> FindStatus(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<RunStatus>(found - kNames.begin());
}

}  // namespace flux::tasks
