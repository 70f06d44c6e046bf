#include "tools/fluxc/interrupt.h"

#include <csignal>

namespace flux::cli {

namespace {

// A signal handler can only reach static storage.
constinit CancelToken interrupt_token;

void HandleSignal(int number) {
  interrupt_token.Cancel();
  std::signal(number, SIG_DFL);
}

}  // namespace

void CancelOnInterrupt() {
  std::signal(SIGINT, HandleSignal);
  std::signal(SIGTERM, HandleSignal);
}

void ReportClosedPipes() { std::signal(SIGPIPE, SIG_IGN); }

const CancelToken& Interrupt() { return interrupt_token; }

}  // namespace flux::cli
