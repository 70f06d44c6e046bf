#pragma once

// The standard library image that the build made, as bytes of this program.

#include <string_view>

namespace flux {

std::string_view EmbeddedStdlibImage();

}  // namespace flux
