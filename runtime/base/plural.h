#pragma once

// Counts in messages.

#include <cstdint>
#include <string>
#include <string_view>

namespace flux {

// `1 point`, `2 points`: the number with the word that fits it.
std::string Counted(uint64_t count, std::string_view one, std::string_view many);

}  // namespace flux
