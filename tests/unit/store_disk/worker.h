#pragma once

#include <chrono>
#include <string>

namespace flux::store {

// A process that does one test of this program by itself, with `FLUX_WORKER` set to what it is to work on, and reports
// how many steps are done. It is a run of the program, as a forked one would lack RocksDB's threads.
class Worker {
 public:
  Worker(const std::string& test, const std::string& work);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Kills the process so long after its first report.
  void Kill(std::chrono::milliseconds after);
  // Gives how it ended, as `waitpid` does.
  int Wait();
  // Once it has ended: how many steps were done.
  int LastReport();

 private:
  int process_ = 0;
  int reports_ = -1;
  int last_ = 0;
};

// What the process is to work on; null in the main process.
const char* WorkOfThisProcess();
// In the process: `done` steps are done.
void Report(int done);

}  // namespace flux::store
