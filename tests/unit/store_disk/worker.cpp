#include "tests/unit/store_disk/worker.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <thread>

namespace flux::store {

namespace {

constexpr const char* kVariable = "FLUX_WORKER";
constexpr int kReports = 3;

}  // namespace

Worker::Worker(const std::string& test, const std::string& work) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], kReports);
  if (ends[0] != kReports) posix_spawn_file_actions_addclose(&actions, ends[0]);
  setenv(kVariable, work.c_str(), 1);
  std::string program = "/proc/self/exe", run = "--run_test=" + test, signals = "--catch_system_errors=no";
  char* const arguments[] = {program.data(), run.data(), signals.data(), nullptr};
  BOOST_REQUIRE(posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ) == 0);
  unsetenv(kVariable);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  reports_ = ends[0];
}

Worker::~Worker() { close(reports_); }

void Worker::Kill(std::chrono::milliseconds after) {
  BOOST_REQUIRE(read(reports_, &last_, sizeof last_) == static_cast<ssize_t>(sizeof last_));
  std::this_thread::sleep_for(after);
  kill(process_, SIGKILL);
}

int Worker::Wait() {
  int status = 0;
  BOOST_REQUIRE(waitpid(process_, &status, 0) == process_);
  return status;
}

int Worker::LastReport() {
  int done = last_;
  do {
    last_ = done;
  } while (read(reports_, &done, sizeof done) == static_cast<ssize_t>(sizeof done));
  return last_;
}

const char* WorkOfThisProcess() { return std::getenv(kVariable); }

void Report(int done) {
  if (write(kReports, &done, sizeof done) != sizeof done) _exit(3);
}

}  // namespace flux::store
