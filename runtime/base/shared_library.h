#pragma once

// Libraries that are loaded when they are first used, because they bring many others along and most runs need none.

#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux {

// A loaded library, which stays loaded. Its functions are found by name.
class SharedLibrary {
 public:
  // `needed_by` and `package` are for the failure: "cannot load libpq.so.5, which PostgreSQL needs: …; install it
  // (Debian: libpq5)".
  static Result<SharedLibrary> Load(const char* file, std::string_view needed_by, std::string_view package);

  // Sets `function` to the library's function of that name; fails when it has none.
  template <typename Function>
  Status Find(const char* name, Function& function) const {
    FLUX_TRY(void* const address, Address(name));
    function = reinterpret_cast<Function>(address);
    return {};
  }

 private:
  SharedLibrary(std::string file, void* handle) : file_(std::move(file)), handle_(handle) {}
  Result<void*> Address(const char* name) const;

  std::string file_;
  void* handle_;
};

}  // namespace flux
