#include "tools/engine/source_text.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "fmt/format.h"

namespace flux {

Error InputTooLarge(std::string_view name) {
  return {ErrorCode::kInvalid,
          fmt::format("cannot read {}: it has more than {} MiB, so it is not a script", name, kMaxInputBytes >> 20)};
}

namespace {

constexpr int kPollMilliseconds = 20;

// Whether there is something to read, or the end; false when the token was cancelled first.
bool WaitForInput(int descriptor, const CancelToken* cancel) {
  if (cancel == nullptr) return true;
  pollfd input{descriptor, POLLIN, 0};
  while (!cancel->is_canceled()) {
    if (poll(&input, 1, kPollMilliseconds) > 0) return true;
  }
  return false;
}

Result<std::string> ReadWhole(const std::filesystem::path& path, size_t most_bytes, const CancelToken* cancel) {
  // A pipe that nobody writes to must not block.
  int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  std::string text;
  ssize_t count = -1;
  bool is_too_large = false;
  struct stat status{};
  if (descriptor >= 0 && fstat(descriptor, &status) == 0) {
    fcntl(descriptor, F_SETFL, 0);
    is_too_large = S_ISREG(status.st_mode) && static_cast<size_t>(status.st_size) > most_bytes;
    if (S_ISREG(status.st_mode) && !is_too_large) text.reserve(static_cast<size_t>(status.st_size));
    char buffer[1 << 16];
    while (!is_too_large && WaitForInput(descriptor, cancel) && (count = read(descriptor, buffer, sizeof buffer)) > 0) {
      text.append(buffer, static_cast<size_t>(count));
      is_too_large = text.size() > most_bytes;
    }
  }
  int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (is_too_large) return std::unexpected(InputTooLarge("`" + path.generic_string() + "`"));
  if (cancel != nullptr) FLUX_TRY_STATUS(cancel->Check());
  if (count == 0 && text.empty() && S_ISFIFO(status.st_mode)) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("cannot read `{}`: nothing writes to this pipe", path.generic_string()));
  }
  if (count == 0) return text;
  ErrorCode code = error == ENOENT ? ErrorCode::kNotFound : ErrorCode::kInvalid;
  return Fail(code, fmt::format("cannot read `{}`: {}", path.generic_string(), std::strerror(error)));
}

}  // namespace

Result<std::string> ReadSourceText(const std::filesystem::path& path) {
  return ReadWhole(path, kMaxInputBytes, nullptr);
}

Result<std::string> ReadData(const std::filesystem::path& path, const CancelToken& cancel) {
  return ReadWhole(path, SIZE_MAX, &cancel);
}

std::string DisplayName(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path current = std::filesystem::current_path(error);
  if (error || !path.is_absolute()) return path.generic_string();
  return path.lexically_proximate(current).generic_string();
}

}  // namespace flux
