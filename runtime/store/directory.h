#pragma once

// The files of a data directory as the file system shows them: is there a store, who writes to it, which log files has
// it.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "runtime/base/error.h"

namespace flux::store {

enum class DirectoryState : uint8_t {
  kEmpty,       // nothing, or no directory
  kForeign,     // files, but none of a store
  kUnfinished,  // making a store in it has begun and not ended; nothing was ever written to it
  kHeadless,    // files of a store without the one that all others hang on
  kStore
};
// Judges by the names of the files; opens none.
DirectoryState InspectDirectory(const std::string& path);

// Fails when there is something at `path` that cannot be looked into: a file, or a directory without the right to read
// it. It must not pass for an empty one.
Status CheckListable(const std::string& path);

// While this marker exists, the store is being made. Without it a directory that has any file of a store holds, or
// held, somebody's data.
Status BeginMaking(const std::string& path);
void EndMaking(const std::string& path);

// Makes the directory, and those above it, if there is none. Fails when there is something that cannot be looked into.
Status MakeDirectory(const std::string& path);

// Fails with `kResourceExhausted` when the file system has not got `bytes` left: RocksDB does not survive a disk that
// is full while it opens.
Status CheckRoom(const std::string& path, uint64_t bytes);

// Leaves of a file its first `bytes`, durably.
Status CutFile(const std::string& directory, const std::string& name, uint64_t bytes);
// Makes new names in a directory last.
void SyncDirectory(const std::string& path);

// The path without slashes at its end, to which something can be added for a name beside it.
std::string WithoutSlashes(std::string path);
// Fails with `kAlreadyExists` when there is something where a store is to be put together.
Status CheckNothingAt(const std::string& path);

// The name of the manifest that is in force; empty when there is none.
std::string CurrentManifest(const std::string& path);
// The numbers of the write-ahead logs, ascending.
std::vector<uint64_t> LogNumbers(const std::string& path);
std::string LogName(uint64_t number);

// The right to write to a directory, held as long as the object lives.
class WriteLock {
 public:
  // Fails with `kUnavailable`, naming the process that has it.
  static Result<std::unique_ptr<WriteLock>> Take(const std::string& path);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  explicit WriteLock(int file) : file_(file) {}
  const int file_;
};

// Does another process, or this one, have the right to write? Looks without taking it.
bool IsWritten(const std::string& path);

// The error for a disk that took no more, which is what `what` says.
Error DiskFullError(const std::string& path, std::string_view what);
// The error for a directory that cannot be written, by the error number.
std::unexpected<Error> UnwritableError(const std::string& path, int error);
// The error for a damaged store, with the way out: `what` says what is damaged.
std::unexpected<Error> DamagedError(const std::string& path, std::string_view what);

}  // namespace flux::store
