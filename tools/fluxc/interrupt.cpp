#include "tools/fluxc/interrupt.h"

#include <csignal>

namespace flux::cli {

namespace {

// A signal handler can only reach static storage.
constinit CancelToken interrupt_token;
volatile std::sig_atomic_t interrupt_signal = 0;

void HandleSignal(int number) {
  interrupt_signal = number;
  interrupt_token.Cancel();
  std::signal(number, SIG_DFL);
}

}  // namespace

void CancelOnInterrupt() {
  std::signal(SIGINT, HandleSignal);
  std::signal(SIGTERM, HandleSignal);
}

void ReportClosedPipes() { std::signal(SIGPIPE, SIG_IGN); }

int InterruptedExitCode() { return 128 + interrupt_signal; }

const CancelToken& Interrupt() { return interrupt_token; }

}  // namespace flux::cli
