#pragma once

// A file that has no name, so that it is gone with the process however that ends: blocks of bytes, each with its
// checksum.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux {

// Where a block lies.
struct SpilledBlock {
  uint64_t offset = 0;
  uint32_t bytes = 0;  // without what the file adds
};

// What the calling thread has written, for who wants to know whose work that was.
struct SpilledAmount {
  uint64_t rows = 0, bytes = 0;
  // That of the calling thread, from its beginning on.
  static SpilledAmount& OfThread();
};

// For one thread at a time.
class SpillFile {
 public:
  // Makes an empty file in a directory; fails, naming it, when there is no such directory or it cannot be written.
  static Result<std::unique_ptr<SpillFile>> Create(const std::string& directory);
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;
  ~SpillFile();

  // Writes a block of so many rows behind the others. Fails with `kResourceExhausted` when the disk is full, and when
  // the block has 4 GiB or more.
  Result<SpilledBlock> Append(std::string_view block, size_t rows);
  // Gives the bytes of a block, valid until the next call. Fails with `kDataLoss` when they are not those written.
  Result<std::string_view> Read(SpilledBlock block);
  // Says that the blocks from one, inclusive, to another, exclusive, are not read any more; none: to the end of the
  // file.
  void Discard(SpilledBlock from, SpilledBlock to);

 private:
  SpillFile(int file, std::string directory) : file_(file), directory_(std::move(directory)) {}
  Status Flush();
  Status Fill(uint64_t offset, size_t bytes);
  std::unexpected<Error> Damaged(uint64_t offset) const;

  const int file_;
  const std::string directory_;
  std::string pending_;  // what is still to be written, from `written_` on
  uint64_t written_ = 0;
  std::string window_;  // of what was written, from `window_begin_` on
  uint64_t window_begin_ = 0;
  uint64_t next_read_ = 0;  // behind the last block that was read
};

}  // namespace flux
