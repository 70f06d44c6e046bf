#pragma once

// Files as text, and what they are called in messages.

#include <filesystem>
#include <string>
#include <string_view>

#include "runtime/base/cancel.h"
#include "runtime/base/error.h"

namespace flux {

// No script, and no module compiled from one, has more bytes. What is larger was named by mistake and is not read.
inline constexpr size_t kMaxInputBytes = 64 << 20;

// The failure of reading something larger, called `name`.
Error InputTooLarge(std::string_view name);

// Reads a whole file; fails with the path as it is given and the system's words.
Result<std::string> ReadSourceText(const std::filesystem::path& path);

// The same for data of any size; can be cancelled, also while it waits for what writes to a pipe.
Result<std::string> ReadData(const std::filesystem::path& path, const CancelToken& cancel);

// Gives the name of a file relative to the working directory.
std::string DisplayName(const std::filesystem::path& path);

}  // namespace flux
