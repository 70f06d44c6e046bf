#pragma once

// The records of RocksDB's log files (write-ahead logs and manifests have one format), read without opening the
// database: to find what a file that was damaged still holds.

#include <cstdint>
#include <functional>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::store {

// How far a log file is whole.
struct LogScan {
  uint64_t good_bytes = 0;     // the records up to here are whole
  uint64_t records = 0;        // how many of them there are from where the scan began
  uint64_t first_word = 0;     // what the first of them begins with: in a write-ahead log its sequence number
  bool is_torn = false;        // something that is not a whole record follows
  uint64_t later_records = 0;  // whole records behind that
};

// Visits the whole records up to the first damaged place or until `visit` fails.
Status ForEachRecord(std::string_view bytes, const std::function<Status(std::string_view record)>& visit);

// Scans the records of a file's `bytes` that begin at `from`, which must be the end of a record.
LogScan ScanLog(std::string_view bytes, uint64_t from);

}  // namespace flux::store
