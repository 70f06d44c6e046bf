#pragma once

// Compression of request bodies.

#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::net {

// Gives the gzip form (RFC 1952) of `bytes`; the same input always gives the same output.
Result<std::string> Gzip(std::string_view bytes);

}  // namespace flux::net
