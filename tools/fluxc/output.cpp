#include "tools/fluxc/output.h"

#include <unistd.h>

#include <csignal>
#include <optional>
#include <string>

#include "runtime/base/terminal_text.h"
#include "tools/fluxc/failure.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/options.h"

namespace flux::cli {

namespace {

constexpr size_t kLarge = size_t{64} << 10;

class StandardOutput final : public io::ByteSink {
 public:
  Status Write(std::string_view bytes) override {
    FLUX_TRY_STATUS(Flush());
    if (!is_terminal_) return Send(bytes);
    return Send(TerminalText(bytes));
  }

  void Hold(std::string_view text) {
    if (failure_) return;
    held_ += text;
    // Who watches sees each line when it is there.
    if (held_.size() >= kLarge || (is_terminal_ && held_.ends_with('\n'))) (void)Flush();
  }

  void HoldData(std::string_view data) { Hold(TerminalText(data)); }

  Status Flush() {
    const std::string text = std::exchange(held_, {});
    return Send(text);
  }

  const std::optional<Error>& failure() const { return failure_; }

 private:
  Status Send(std::string_view bytes) {
    if (!failure_ && !bytes.empty()) {
      Status written = file_.Write(bytes);
      if (!written) failure_ = std::move(written.error());
    }
    return failure_ ? Status(std::unexpected(*failure_)) : Status();
  }

  io::FileByteSink file_{STDOUT_FILENO, "standard output", &Interrupt()};
  const bool is_terminal_ = isatty(STDOUT_FILENO) != 0;
  std::string held_;
  std::optional<Error> failure_;
};

StandardOutput& Output() {
  static StandardOutput output;
  return output;
}

}  // namespace

void PrintText(std::string_view text) { Output().Hold(text); }

void PrintData(std::string_view text) { Output().HoldData(text); }

io::ByteSink& ResultOutput() { return Output(); }

bool HasOutputFailed() { return Output().failure().has_value(); }

int FinishOutput(int exit_code) {
  (void)Output().Flush();
  const std::optional<Error>& failure = Output().failure();
  if (!failure) return exit_code;
  if (failure->code == ErrorCode::kFailedPrecondition) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  const int failed = Fail(*failure);
  return exit_code == kOk ? failed : exit_code;
}

}  // namespace flux::cli
