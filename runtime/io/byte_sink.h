#pragma once

// Where encoders write: a file descriptor, a socket, a string in tests.

#include <string>
#include <string_view>

#include "runtime/base/cancel.h"

namespace flux::io {

class ByteSink {
 public:
  virtual ~ByteSink() = default;
  // Writes all of `bytes` or fails; after a failure the sink is not used again.
  virtual Status Write(std::string_view bytes) = 0;
};

// Collects everything in memory.
class StringByteSink final : public ByteSink {
 public:
  Status Write(std::string_view bytes) override {
    text.append(bytes);
    return {};
  }
  std::string text;
};

// Writes to an open file descriptor, which it does not own. Fails with the system's words (`no space left on device`),
// with `kFailedPrecondition` when the reader of a pipe is gone.
class FileByteSink final : public ByteSink {
 public:
  // `name` appears in messages: `standard output`, a path. With a token, a write that a signal interrupts while it
  // waits for a reader ends when the token is cancelled.
  FileByteSink(int descriptor, std::string name, const CancelToken* cancel = nullptr)
      : descriptor_(descriptor), name_(std::move(name)), cancel_(cancel) {}
  Status Write(std::string_view bytes) override;

 private:
  int descriptor_;
  std::string name_;
  const CancelToken* cancel_;
};

// Gathers small pieces of text into large writes.
class BufferedText {
 public:
  explicit BufferedText(ByteSink& sink) : sink_(sink) {}
  // Append here.
  std::string& text() { return text_; }
  // Writes the text out when it has grown large.
  Status FlushIfLarge() { return text_.size() < kLarge ? Status() : Flush(); }
  Status Flush();
  // Has anything been written or waits to be?
  bool has_output() const { return is_started_ || !text_.empty(); }

 private:
  static constexpr size_t kLarge = 64 * 1024;
  ByteSink& sink_;
  std::string text_;
  bool is_started_ = false;
};

}  // namespace flux::io
