#include "runtime/io/byte_sink.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace flux::io {

Status FileByteSink::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      const ErrorCode code = errno == EPIPE ? ErrorCode::kFailedPrecondition : ErrorCode::kUnavailable;
      return Fail(code, "cannot write to " + name_ + ": " + std::system_category().message(errno));
    }
    if (written > 0) bytes.remove_prefix(static_cast<size_t>(written));
    // A signal also ends a write that was under way with what it had written.
    if (!bytes.empty() && cancel_ != nullptr) FLUX_TRY_STATUS(cancel_->Check());
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
