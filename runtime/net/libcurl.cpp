#include "runtime/net/libcurl.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "runtime/base/check.h"

namespace flux::net {
namespace {

constexpr const char* kFile = "libcurl.so.4";

template <typename Function>
bool Find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

Result<Libcurl> Load() {
  void* library = dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    return Fail(
        ErrorCode::kUnavailable,
        fmt::format("cannot load libcurl, which network access needs: {}; install it (Debian: libcurl4)", dlerror()));
  }
  Libcurl curl;
#define FLUX_LIBCURL(name)                                                                                   \
  if (!Find(library, "curl_" #name, curl.name)) {                                                            \
    return Fail(ErrorCode::kUnavailable, fmt::format("`{}` has no `curl_{}`; it is too old", kFile, #name)); \
  }
#include "runtime/net/libcurl.def"
  FLUX_CHECK(curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
  return curl;
}

const Result<Libcurl>& Loaded() {
  static const Result<Libcurl> curl = Load();
  return curl;
}

}  // namespace

Status LoadLibcurl() {
  if (!Loaded()) return std::unexpected(Loaded().error());
  return {};
}

const Libcurl& Curl() {
  FLUX_CHECK(Loaded().has_value());
  return *Loaded();
}

}  // namespace flux::net
