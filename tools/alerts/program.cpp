#include "tools/alerts/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"

namespace flux::alerts {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr size_t kMostOutput = 4096;

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Descriptor() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  int get() const { return descriptor_; }
  bool is_open() const { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

std::unexpected<Error> SystemError(std::string_view what, int code) {
  return Fail(code == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnavailable,
              fmt::format("{}: {}", what, std::generic_category().message(code)));
}

// A file in memory: unlike a pipe it holds all of the input, whether the program reads it or not.
Result<Descriptor> MakeInput(std::string_view input) {
  Descriptor file(memfd_create("event", MFD_CLOEXEC));
  if (!file.is_open()) return SystemError("no room for the event", errno);
  while (!input.empty()) {
    const ssize_t written = write(file.get(), input.data(), input.size());
    if (written < 0) return SystemError("no room for the event", errno);
    input.remove_prefix(static_cast<size_t>(written));
  }
  lseek(file.get(), 0, SEEK_SET);
  return file;
}

// What is told to the system of the process to be.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  void Prepare(const ProgramCall& call, int input, int output) {
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    if (!call.directory.empty()) posix_spawn_file_actions_addchdir_np(&actions_, call.directory.c_str());
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }

  Result<pid_t> Spawn(const ProgramCall& call) const {
    std::vector<std::string> texts;
    for (const auto& [name, value] : call.environment) texts.push_back(name + "=" + value);
    std::vector<char*> environment, arguments;
    for (std::string& text : texts) environment.push_back(text.data());
    environment.push_back(nullptr);
    std::string program = call.program;
    std::vector<std::string> copies = call.arguments;
    arguments.push_back(program.data());
    for (std::string& argument : copies) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    pid_t process = 0;
    const int code =
        posix_spawnp(&process, program.c_str(), &actions_, &attributes_, arguments.data(), environment.data());
    if (code == 0) return process;
    return SystemError(
        fmt::format("the program `{}` cannot be started{}", ShownName(call.program),
                    call.directory.empty() ? std::string() : fmt::format(" in `{}`", ShownName(call.directory))),
        code);
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

// A process that was started, until it is waited for.
class Process {
 public:
  Process(pid_t process, Descriptor output)
      : process_(process), ended_(static_cast<int>(syscall(SYS_pidfd_open, process, 0))), output_(std::move(output)) {}

  ProgramEnd Run(const ProgramCall& call, const CancelToken& cancel) {
    const auto deadline = Clock::now() + call.timeout;
    const bool has_deadline = call.timeout.count() > 0;
    ProgramEnd end;
    while (!HasEnded()) {
      if (cancel.is_canceled()) return Kill("it was ended, as its handler is");
      if (has_deadline && Clock::now() >= deadline)
        return Kill(fmt::format("it ran for longer than {}ms", call.timeout.count()));
      Await();
      ReadOutput();
    }
    ReadOutput();
    return Conclude();
  }

 private:
  // Until it writes or ends, but no longer than a moment, since it may also be time to end it.
  void Await() {
    constexpr int kMoment = 20, kShortMoment = 5;
    std::array<pollfd, 2> watched = {pollfd{.fd = output_.get(), .events = POLLIN, .revents = 0},
                                     pollfd{.fd = ended_.get(), .events = POLLIN, .revents = 0}};
    poll(watched.data(), watched.size(), ended_.is_open() ? kMoment : kShortMoment);
  }

  bool HasEnded() {
    int wait_status = 0;
    const pid_t got = waitpid(process_, &wait_status, WNOHANG);
    if (got == process_) wait_status_ = wait_status;
    // Whoever has all children waited for by nobody takes the code away.
    return got == process_ || (got < 0 && errno != EINTR);
  }

  void ReadOutput() {
    std::array<char, 4096> bytes;
    while (output_.is_open()) {
      const ssize_t size = read(output_.get(), bytes.data(), bytes.size());
      if (size < 0 && errno == EINTR) continue;
      if (size == 0) output_ = Descriptor();
      if (size <= 0) return;
      text_.append(bytes.data(), static_cast<size_t>(size));
      if (text_.size() > 2 * kMostOutput) text_.erase(0, text_.size() - kMostOutput);
    }
  }

  ProgramEnd Kill(std::string_view why) {
    kill(-process_, SIGKILL);
    int wait_status = 0;
    while (waitpid(process_, &wait_status, 0) < 0 && errno == EINTR) continue;
    ReadOutput();
    return {Fail(ErrorCode::kUnavailable, std::string(why)), std::nullopt, Output()};
  }

  ProgramEnd Conclude() {
    if (!wait_status_) return {{}, std::nullopt, Output()};
    if (WIFSIGNALED(*wait_status_)) {
      return {Fail(ErrorCode::kUnavailable, fmt::format("it was ended by signal {} ({})", WTERMSIG(*wait_status_),
                                                        strsignal(WTERMSIG(*wait_status_)))),
              std::nullopt, Output()};
    }
    const int code = WEXITSTATUS(*wait_status_);
    if (code == 0) return {{}, code, Output()};
    return {Fail(ErrorCode::kUnavailable, fmt::format("it ended with exit code {}", code)), code, Output()};
  }

  std::string Output() {
    if (text_.size() > kMostOutput) text_.erase(0, text_.size() - kMostOutput);
    return std::move(text_);
  }

  const pid_t process_;
  const Descriptor ended_;  // readable when it has ended, where the system has that
  Descriptor output_;
  std::optional<int> wait_status_;
  std::string text_;
};

}  // namespace

ProgramEnd RunProgram(const ProgramCall& call, std::string_view input, const CancelToken& cancel) {
  const auto failed = [](Error error) { return ProgramEnd{std::unexpected(std::move(error)), std::nullopt, ""}; };
  Result<Descriptor> file = MakeInput(input);
  if (!file) return failed(std::move(file.error()));
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return failed(SystemError("there is no pipe for its output", errno).error());
  Descriptor from(ends[0]);
  const Result<pid_t> process = [&] {
    const Descriptor to(ends[1]);
    SpawnPlan plan;
    plan.Prepare(call, file->get(), to.get());
    return plan.Spawn(call);
  }();
  if (!process) return failed(process.error());
  // Not the program's end of it: it may wait for readers.
  fcntl(from.get(), F_SETFL, O_NONBLOCK);
  return Process(*process, std::move(from)).Run(call, cancel);
}

}  // namespace flux::alerts
