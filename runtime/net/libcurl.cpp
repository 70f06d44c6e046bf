#include "runtime/net/libcurl.h"

#include "runtime/base/check.h"
#include "runtime/base/shared_library.h"

namespace flux::net {
namespace {

Result<Libcurl> Load() {
  FLUX_TRY(const SharedLibrary library, SharedLibrary::Load("libcurl.so.4", "network access", "libcurl4"));
  Libcurl curl;
#define FLUX_LIBCURL(name) FLUX_TRY_STATUS(library.Find("curl_" #name, curl.name));
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
