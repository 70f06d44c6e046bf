// What a store holds after the process that worked on it was killed.

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "runtime/store/maintenance.h"
#include "tests/unit/store_disk/workload.h"

using namespace flux;
using namespace flux::store;

namespace {

constexpr int kReports = 3;

// A process that works on the store in a directory and reports each step that is done. It is a run of this program, as
// a forked one would lack RocksDB's threads.
class Worker {
 public:
  Worker(const std::string& directory, uint64_t seed) {
    int ends[2];
    BOOST_REQUIRE(pipe(ends) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], kReports);
    if (ends[0] != kReports) posix_spawn_file_actions_addclose(&actions, ends[0]);
    setenv("FLUX_WORKER_DIRECTORY", directory.c_str(), 1);
    setenv("FLUX_WORKER_SEED", std::to_string(seed).c_str(), 1);
    std::string program = "/proc/self/exe", test = "--run_test=works_until_killed";
    char* const arguments[] = {program.data(), test.data(), nullptr};
    BOOST_REQUIRE(posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ) == 0);
    unsetenv("FLUX_WORKER_DIRECTORY");
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    reports_ = ends[0];
  }
  ~Worker() { close(reports_); }

  // Gives how many steps were done.
  int Kill(std::chrono::milliseconds after) {
    int done = 0, last = 0;
    BOOST_REQUIRE(read(reports_, &done, sizeof done) == static_cast<ssize_t>(sizeof done));
    std::this_thread::sleep_for(after);
    kill(process_, SIGKILL);
    int status = 0;
    BOOST_REQUIRE(waitpid(process_, &status, 0) == process_);
    BOOST_TEST(WIFSIGNALED(status), "the process that works on the store ended by itself");
    do {
      last = done;
    } while (read(reports_, &done, sizeof done) == static_cast<ssize_t>(sizeof done));
    return last;
  }

 private:
  pid_t process_ = 0;
  int reports_ = -1;
};

// A copy that has its name is whole.
void CheckCopies(const std::string& directory) {
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() == ".partial") continue;
    const auto verified = VerifyStore(entry.path());
    BOOST_TEST((verified.has_value() && verified->damage.empty()), entry.path() << " is not whole");
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(works_until_killed) {
  const char* directory = std::getenv("FLUX_WORKER_DIRECTORY");
  const char* seed = std::getenv("FLUX_WORKER_SEED");
  if (directory == nullptr || seed == nullptr) return;
  Workload workload(directory, std::strtoull(seed, nullptr, 10));
  if (!workload.Open()) _exit(1);
  for (int done = 1;; ++done) {
    if (!workload.Step()) _exit(2);
    if (write(kReports, &done, sizeof done) != sizeof done) _exit(3);
  }
}

// It is killed more often when `FLUX_KILLS` says so.
BOOST_AUTO_TEST_CASE(a_kill_loses_nothing_acknowledged_and_brings_nothing_back) {
  const char* more = std::getenv("FLUX_KILLS");
  const uint64_t kills = more != nullptr ? std::strtoull(more, nullptr, 10) : 12;
  std::mt19937_64 random(kills);
  for (uint64_t seed = 1; seed <= kills; ++seed) {
    const testing::TempDirectory directory;
    const auto delay = std::chrono::milliseconds(random() % 600);
    const int done = Worker(directory.path, seed).Kill(delay);
    Workload expected("", seed);
    for (int step = 0; step < done; ++step) BOOST_REQUIRE(expected.Step().has_value());
    const std::string before = expected.before();
    const Time now = expected.now();
    BOOST_REQUIRE(expected.Step().has_value());
    BOOST_TEST_CONTEXT("seed " << seed << ", killed after " << done << " steps") {
      CheckCopies(directory.path);
      const auto store = OpenStore(directory.path + "/data", OptionsAt([&] { return now; }));
      const std::string found = Scan(*store, "db");
      BOOST_TEST((found == before || found == expected.after()), "it holds what it never held");
      BOOST_TEST(store->Flush().has_value());
      BOOST_TEST((Scan(*store, "db") == found), "sealing changes what it holds");
    }
  }
}
