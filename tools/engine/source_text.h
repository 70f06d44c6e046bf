#pragma once

// Files as text, and what they are called in messages.

#include <filesystem>
#include <string>

#include "runtime/base/error.h"

namespace flux {

// Reads a whole file; fails with the name and the system's words.
Result<std::string> ReadSourceText(const std::filesystem::path& path);

// Gives the name of a file relative to the working directory.
std::string DisplayName(const std::filesystem::path& path);

}  // namespace flux
