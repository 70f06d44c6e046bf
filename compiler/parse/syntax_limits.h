#pragma once

// How much broken or hostile source may cost.

#include <cstddef>

namespace flux {

// After so many diagnostics the rest of a file is not looked at for syntax errors any more.
constexpr size_t kMaxSyntaxErrors = 100;

// Larger files are refused.
constexpr size_t kMaxSourceBytes = 16 << 20;

}  // namespace flux
