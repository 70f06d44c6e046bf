#pragma once

// Where encoders write: a file descriptor, a socket, a string in tests.

#include <algorithm>
#include <exception>
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

// Takes all and keeps nothing.
class NullByteSink final : public ByteSink {
 public:
  Status Write(std::string_view) override { return {}; }
};

// Writes to an open file descriptor, which it does not own. Fails with the system's words (`no space left on device`),
// with `kFailedPrecondition` when the reader of a pipe is gone.
class FileByteSink final : public ByteSink {
 public:
  // `name` appears in messages: `standard output`, a path. With a token, a write that a signal interrupts while it
  // waits for a reader ends when the token is cancelled, and a pipe has whole lines of text then, unless one is longer
  // than what pipes take at once or not at all.
  FileByteSink(int descriptor, std::string name, const CancelToken* cancel = nullptr);
  Status Write(std::string_view bytes) override;

 private:
  // How many of the bytes, of which there are some, to write at once.
  size_t NextPiece(std::string_view bytes) const;

  int descriptor_;
  std::string name_;
  const CancelToken* cancel_;
  const bool keeps_lines_whole_;
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

  // Takes back what was appended since it was made when memory is refused in between: no half of a row goes out.
  class AllOrNothing {
   public:
    explicit AllOrNothing(BufferedText& out)
        : out_(out), begin_(out.text_.size()), exceptions_(std::uncaught_exceptions()) {}
    AllOrNothing(const AllOrNothing&) = delete;
    AllOrNothing& operator=(const AllOrNothing&) = delete;
    ~AllOrNothing() {
      if (std::uncaught_exceptions() > exceptions_) out_.text_.resize(std::min(begin_, out_.text_.size()));
    }

   private:
    BufferedText& out_;
    const size_t begin_;
    const int exceptions_;
  };

 private:
  static constexpr size_t kLarge = 64 * 1024;
  ByteSink& sink_;
  std::string text_;
  bool is_started_ = false;
};

}  // namespace flux::io
