#include "runtime/io/byte_sink.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <system_error>

namespace flux::io {

namespace {

bool IsPipe(int descriptor) {
  struct stat status{};
  return fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode);
}

}  // namespace

FileByteSink::FileByteSink(int descriptor, std::string name, const CancelToken* cancel)
    : descriptor_(descriptor),
      name_(std::move(name)),
      cancel_(cancel),
      keeps_lines_whole_(cancel != nullptr && IsPipe(descriptor)) {}

size_t FileByteSink::NextPiece(std::string_view bytes) const {
  if (!keeps_lines_whole_ || bytes.size() <= PIPE_BUF) return bytes.size();
  const size_t last = bytes.substr(0, PIPE_BUF).rfind('\n');
  return last == bytes.npos ? PIPE_BUF : last + 1;
}

Status FileByteSink::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t piece = NextPiece(bytes);
    const ssize_t written = ::write(descriptor_, bytes.data(), piece);
    if (written < 0 && errno != EINTR) {
      const ErrorCode code = errno == EPIPE ? ErrorCode::kFailedPrecondition : ErrorCode::kUnavailable;
      return Fail(code, "cannot write to " + name_ + ": " + std::system_category().message(errno));
    }
    if (written > 0) bytes.remove_prefix(static_cast<size_t>(written));
    // A signal also ends a write that was under way with what it had written.
    const bool is_interrupted = written < static_cast<ssize_t>(piece);
    if (is_interrupted && cancel_ != nullptr) FLUX_TRY_STATUS(cancel_->Check());
  }
  return {};
}

Status BufferedText::Flush() {
  if (text_.empty()) return {};
  is_started_ = true;
  Status status = sink_.Write(text_);
  text_.clear();
  return status;
}

}  // namespace flux::io
