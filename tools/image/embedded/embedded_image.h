#pragma once

// The standard library image that the build made, as bytes of this program.

#include <string_view>

namespace flux {

// The bytes of the compiled standard library; they live as long as the program.
std::string_view EmbeddedStdlibImage();

}  // namespace flux
