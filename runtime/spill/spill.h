#pragma once

// Where the rows of one query go that should not stay in memory: when that is time, and in which files. Who buffers
// rows asks `IsTime` as they come and, when it is, writes what it holds to files of its own.

#include <memory>
#include <string>

#include "runtime/base/memory.h"
#include "runtime/spill/spill_file.h"

namespace flux {

// Used by all threads of a query.
class SpillSpace {
 public:
  // Files are made in `directory`. With `forced_rows` other than 0 it is time whenever somebody holds so many rows; for
  // tests. The account must outlive it.
  SpillSpace(std::string directory, const MemoryAccount& memory, size_t forced_rows = 0)
      : directory_(std::move(directory)), memory_(memory), forced_rows_(forced_rows) {}

  // Whether rows that are held should be written now: because with the `working` bytes that it takes to write them the
  // query would pass half of its limit, so that what works beside has the other half, and `bytes`, which writing gives
  // back, are worth it.
  bool IsTime(size_t rows, size_t bytes, size_t working = 0) const;
  // How many rows of so many bytes in all should be read at once where several files' worth are read side by side.
  size_t RowsPerBlock(size_t rows, size_t bytes) const;
  // Makes an empty file. Fails when the directory does not let it.
  Result<std::unique_ptr<SpillFile>> CreateFile() const { return SpillFile::Create(directory_); }

 private:
  const std::string directory_;
  const MemoryAccount& memory_;
  const size_t forced_rows_;
};

// Where files go when nobody says it: `$TMPDIR`, or else a directory that keeps its files on disk.
std::string DefaultSpillDirectory();

}  // namespace flux
