#pragma once

// Whether bytes are text.

#include <cstddef>
#include <string_view>

namespace flux {

// Gives the offset of the first byte that is not valid UTF-8, or npos.
size_t FindInvalidUtf8(std::string_view text);

}  // namespace flux
