#include "tools/fluxc/interrupt.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <ctime>

namespace flux::cli {

namespace {

// A signal handler can only reach static storage.
constinit CancelToken interrupt_token;
volatile std::sig_atomic_t interrupt_signal = 0;
timer_t deadline;
bool has_timer = false;
volatile std::sig_atomic_t has_deadline = 0;
volatile std::sig_atomic_t is_silent = 0;

// Of the 100 ms after which a command that does not react feels stuck, the rest is for giving memory back: that takes
// the system up to 80 ms a gigabyte, so what has much of it ends almost at once.
constexpr long kGraceNanoseconds = 30'000'000, kLeastGraceNanoseconds = 3'000'000, kLessPerMegabyte = 60'000;

// Waiting reads and writes return, so that whoever waits sees the token; the second signal has its usual effect.
void HandleOnce(int number, void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = SA_RESETHAND;
  sigaction(number, &action, nullptr);
}

void SetDeadline(long nanoseconds) {
  const itimerspec grace{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_nsec = nanoseconds}};
  timer_settime(deadline, 0, &grace, nullptr);
}

// A system call that handlers may make.
long Grace() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const long megabytes = used.ru_maxrss >> 10;
  return std::max(kLeastGraceNanoseconds, kGraceNanoseconds - megabytes * kLessPerMegabyte);
}

void HandleSignal(int number) {
  interrupt_signal = number;
  interrupt_token.Cancel();
  if (has_deadline) SetDeadline(Grace());
}

// Only calls that handlers may make.
void HandleDeadline(int) {
  constexpr char kMessage[] = "fluxc: canceled\n";
  if (!is_silent) (void)!write(STDERR_FILENO, kMessage, sizeof kMessage - 1);
  _exit(InterruptedExitCode());
}

}  // namespace

void CancelOnInterrupt() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    // Whoever started the command may want it to go on: `nohup` when the terminal is closed, a shell without job
    // control when Ctrl-C is meant for what it runs in the foreground.
    struct sigaction before{};
    sigaction(number, nullptr, &before);
    if (before.sa_handler != SIG_IGN) HandleOnce(number, HandleSignal);
  }
}

// A signal of its own: libraries use the alarm.
void EndPromptly() {
  if (has_deadline) return;
  sigevent event{};
  event.sigev_notify = SIGEV_SIGNAL;
  event.sigev_signo = SIGRTMIN;
  HandleOnce(SIGRTMIN, HandleDeadline);
  has_timer = has_timer || timer_create(CLOCK_MONOTONIC, &event, &deadline) == 0;
  if (!has_timer) return;
  has_deadline = 1;
  // The signal may have come before.
  if (interrupt_token.is_canceled()) SetDeadline(Grace());
}

void EndInOrder() {
  if (!has_deadline) return;
  has_deadline = 0;
  SetDeadline(0);
}

void EndSilently() { is_silent = 1; }

// The wrong direction: using what was closed stays an error.
void FillStandardStreams() {
  for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(file, F_GETFD) >= 0) continue;
    const int direction = file == STDIN_FILENO ? O_WRONLY : file == STDOUT_FILENO ? O_RDONLY : O_RDWR;
    // The lowest free descriptor, so this one.
    (void)!open("/dev/null", direction);
  }
}

void ReportFailedWrites() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

int InterruptedExitCode() { return 128 + static_cast<int>(interrupt_signal); }

const CancelToken& Interrupt() { return interrupt_token; }

}  // namespace flux::cli
