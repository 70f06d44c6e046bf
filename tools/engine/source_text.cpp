#include "tools/engine/source_text.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "fmt/format.h"

namespace flux {

Result<std::string> ReadSourceText(const std::filesystem::path& path) {
  int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string text;
  ssize_t count = -1;
  if (descriptor >= 0) {
    char buffer[1 << 16];
    while ((count = read(descriptor, buffer, sizeof buffer)) > 0) text.append(buffer, static_cast<size_t>(count));
  }
  int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (count == 0) return text;
  ErrorCode code = error == ENOENT ? ErrorCode::kNotFound : ErrorCode::kInvalid;
  return Fail(code, fmt::format("cannot read `{}`: {}", DisplayName(path), std::strerror(error)));
}

std::string DisplayName(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path current = std::filesystem::current_path(error);
  if (error || !path.is_absolute()) return path.generic_string();
  return path.lexically_proximate(current).generic_string();
}

}  // namespace flux
