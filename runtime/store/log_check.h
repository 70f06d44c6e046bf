#pragma once

// Are the log files what they were when a write was last acknowledged? Asked before they are opened, since RocksDB
// would go on without what is missing.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace flux::store {

struct LogFault {
  std::string file;
  std::string what;
  uint64_t good_bytes = 0;     // the file is whole up to here
  uint64_t bytes = 0;          // its size
  uint64_t later_records = 0;  // whole writes behind the damaged place
};

// The verdict on all log files.
struct LogCheck {
  // What was acknowledged is missing or cannot be read.
  std::vector<LogFault> damage;
  // The newest log ends in a write that was not completed, and so was never acknowledged.
  std::optional<LogFault> torn_tail;
  // The manifest ends in a change that was not completed, and so nothing was done yet that rests on it.
  std::optional<LogFault> torn_manifest;
};

// Gives the number of the oldest write-ahead log that the manifest still needs.
using OldestNeeded = std::function<uint64_t(const std::optional<LogFault>& torn_manifest)>;

// Checks the files of the store at `path`. `oldest_needed` is asked only when a log looks damaged, as those before it
// may be in any state.
LogCheck CheckLogs(const std::string& path, const OldestNeeded& oldest_needed);

}  // namespace flux::store
