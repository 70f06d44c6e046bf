#pragma once

// Decompression by zlib.

#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::cli {

// Gzip (RFC 1952), or the bare stream (RFC 1951) of a zip archive.
enum class DeflateForm { kGzip, kBare };

// Fails on damaged bytes, and on more than `limit` bytes of output.
Result<std::string> Inflate(std::string_view bytes, DeflateForm form, size_t limit);

}  // namespace flux::cli
