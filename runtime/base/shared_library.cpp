#include "runtime/base/shared_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

namespace flux {

Result<SharedLibrary> SharedLibrary::Load(const char* file, std::string_view needed_by, std::string_view package) {
  void* const handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    return Fail(ErrorCode::kUnavailable, fmt::format("cannot load {}, which {} needs: {}; install it (Debian: {})",
                                                     file, needed_by, dlerror(), package));
  }
  return SharedLibrary(file, handle);
}

Result<void*> SharedLibrary::Address(const char* name) const {
  void* const address = dlsym(handle_, name);
  if (address == nullptr)
    return Fail(ErrorCode::kUnavailable, fmt::format("`{}` has no `{}`; it is too old", file_, name));
  return address;
}

}  // namespace flux
