#pragma once

// A disk that fails and forgets. The test program defines the functions by which libc changes files, so that whatever
// writes, RocksDB or the store itself, comes by here. What goes on below a directory is remembered, and what a power
// cut would leave of it can be put together for any moment.

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace flux::testing {

class LyingDisk {
 public:
  // Watches what this process does below `root`, which is there, until `Stop` or the end. What is in it is on the disk.
  // One at a time watches.
  explicit LyingDisk(std::string root);
  ~LyingDisk() { Stop(); }
  void Stop();
  LyingDisk(const LyingDisk&) = delete;
  LyingDisk& operator=(const LyingDisk&) = delete;

  // How many operations there were so far, and when watching began.
  size_t moment() const;
  size_t first_moment() const { return first_moment_; }

  // Puts together in the new directory `to` what may be left of `root` when the power goes after the first `moment`
  // operations: what was synced; of what was not, random pieces in any order, the last ones torn. Names change in the
  // order in which they were changed, and some of the last changes are lost.
  void CutPower(size_t moment, std::mt19937_64& random, const std::string& to) const;

  // What goes wrong, once so many more calls were made that it may hit.
  enum class Fault : uint8_t {
    kNone,
    kFull,      // writes stop in the middle and fail with ENOSPC, as do new files, until `Heal`; asked, it says so
    kQuota,     // the same with EDQUOT, and nothing says so before
    kFailSync,  // one sync fails with EIO, and what it was to sync never reaches the disk
    kFailWrite  // one write stops in the middle and fails with EIO
  };
  void Fail(Fault fault, size_t calls);
  void Heal();
  // Whether it did go wrong.
  bool has_failed() const;

 private:
  friend class Calls;
  struct Operation {
    enum class Kind : uint8_t { kCreate, kWrite, kTruncate, kSync, kSyncNames, kRename, kRemove } kind;
    std::string path = {}, to = {};
    size_t file = 0;
    uint64_t offset = 0;
    std::string bytes = {};
    // Of a write: the sync that was to bring it to the disk failed.
    bool is_dropped = false;
  };
  struct Open {
    size_t file = 0;
    bool is_appending = false;
  };

  std::map<std::string, size_t> NamesAt(size_t moment, std::mt19937_64& random) const;
  std::string ContentAt(size_t moment, size_t file, std::mt19937_64& random) const;

  const std::string root_;
  std::vector<Operation> operations_;
  std::map<std::string, size_t> files_;
  std::map<int, Open> open_;
  std::map<int, std::string> open_directories_;
  size_t next_file_ = 0, first_moment_ = 0;
  Fault fault_ = Fault::kNone;
  size_t calls_left_ = 0;
  bool has_failed_ = false;
};

}  // namespace flux::testing
