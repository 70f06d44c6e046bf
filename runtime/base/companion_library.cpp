#include "runtime/base/companion_library.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>

namespace flux {

std::string FindCompanionLibrary(std::string_view name) {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path folder = program.parent_path();
  const std::string file = fmt::format("lib{}.so", name);
  constexpr std::array kFolders = {".", "..", "../lib/fluxc"};
  for (const char* relative : kFolders) {
    const std::filesystem::path candidate = folder / relative / file;
    if (std::filesystem::exists(candidate, error)) return candidate.string();
  }
  return (folder / file).string();
}

}  // namespace flux
