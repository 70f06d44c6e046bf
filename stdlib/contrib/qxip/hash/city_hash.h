#pragma once

#include <cstdint>
#include <string_view>

namespace flux::stdlib {

// CityHash64 of version 1.0, which databases store. Version 1.1, that of Abseil, gives other hashes.
uint64_t CityHash64(std::string_view text);

}  // namespace flux::stdlib
