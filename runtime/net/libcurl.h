#pragma once

// libcurl, loaded when the first URL is read: it brings some thirty libraries along, and most runs use no network.

#include <curl/curl.h>

#include "runtime/base/error.h"

namespace flux::net {

// The functions of libcurl that we use, under its names without `curl_`.
struct Libcurl {
#define FLUX_LIBCURL(name) decltype(&::curl_##name) name = nullptr;
#include "runtime/net/libcurl.def"
};

// Loads the library unless that was done, and initialises it. Fails when it is not installed.
Status LoadLibcurl();

// The loaded library; LoadLibcurl must have succeeded before.
const Libcurl& Curl();

}  // namespace flux::net
