#include "vm/jit/library_loader.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "runtime/base/companion_library.h"
#include "vm/jit/version.h"

namespace flux::jit {

Result<const FluxJitApi*> LoadLibrary(const std::string& path) {
  const std::string file = path.empty() ? FindCompanionLibrary("fluxc_jit") : path;
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
