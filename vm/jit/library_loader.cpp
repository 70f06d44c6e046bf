#include "vm/jit/library_loader.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "vm/jit/version.h"

namespace flux::jit {
namespace {

std::string FindLibrary() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path folder = program.parent_path();
  constexpr std::array kFolders = {".", "..", "../lib/fluxc"};
  for (const char* relative : kFolders) {
    const std::filesystem::path candidate = folder / relative / "libfluxc_jit.so";
    if (std::filesystem::exists(candidate, error)) return candidate.string();
  }
  return (folder / "libfluxc_jit.so").string();
}

}  // namespace

Result<const FluxJitApi*> LoadLibrary(const std::string& path) {
  const std::string file = path.empty() ? FindLibrary() : path;
  void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) return Fail(ErrorCode::kUnavailable, fmt::format("cannot load the JIT library: {}", dlerror()));
  const auto entry = reinterpret_cast<FluxJitGetApiFunction>(dlsym(library, FLUX_JIT_ENTRY));
  const FluxJitApi* api = entry ? entry() : nullptr;
  if (!api || api->version != FLUX_JIT_VERSION) {
    return Fail(ErrorCode::kUnavailable, fmt::format("`{}` is not the JIT library of this version", file));
  }
  return api;
}

}  // namespace flux::jit
