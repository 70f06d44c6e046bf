#include "tools/fluxc/interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>

namespace flux::cli {

namespace {

// A signal handler can only reach static storage.
constinit CancelToken interrupt_token;
volatile std::sig_atomic_t interrupt_signal = 0;

// Waiting reads and writes return, so that whoever waits sees the token; the second signal has its usual effect.
void HandleOnce(int number, void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = SA_RESETHAND;
  sigaction(number, &action, nullptr);
}

void HandleSignal(int number) {
  interrupt_signal = number;
  interrupt_token.Cancel();
}

}  // namespace

void CancelOnInterrupt() {
  HandleOnce(SIGINT, HandleSignal);
  HandleOnce(SIGTERM, HandleSignal);
}

// The wrong direction: using what was closed stays an error.
void FillStandardStreams() {
  for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(file, F_GETFD) >= 0) continue;
    const int direction = file == STDIN_FILENO ? O_WRONLY : file == STDOUT_FILENO ? O_RDONLY : O_RDWR;
    // The lowest free descriptor, so this one.
    (void)!open("/dev/null", direction);
  }
}

void ReportClosedPipes() { std::signal(SIGPIPE, SIG_IGN); }

int InterruptedExitCode() { return 128 + static_cast<int>(interrupt_signal); }

const CancelToken& Interrupt() { return interrupt_token; }

}  // namespace flux::cli
