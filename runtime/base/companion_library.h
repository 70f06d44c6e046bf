#pragma once

// Libraries that are built with this program and loaded when they are first needed.

#include <string>
#include <string_view>

namespace flux {

// The path of `lib<name>.so` beside the running program, one folder up, or in `../lib/fluxc`; the first of them when it
// is nowhere.
std::string FindCompanionLibrary(std::string_view name);

}  // namespace flux
