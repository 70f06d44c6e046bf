#pragma once

// Named arguments against parameters. Internal to vm/interp.

#include <string_view>

#include "runtime/value/value.h"

namespace flux::interp {

// The name under which a piped argument is given.
inline constexpr std::string_view kPiped = "<-";

// Gives for every parameter of `callee` the index of its argument in `names`, or -1 where an optional one is missing.
// Fails on unknown, repeated and missing arguments.
Result<std::vector<int32_t>> MatchArguments(const Callable& callee, std::span<const std::string_view> names);

}  // namespace flux::interp
