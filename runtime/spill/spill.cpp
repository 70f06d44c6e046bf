#include "runtime/spill/spill.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace flux {
namespace {

// Less of the limit than a part in so many is not worth writing: the files would have too many pieces.
constexpr size_t kLeastPart = 16;
// All pieces that are read side by side together stay within a fraction of the limit.
constexpr size_t kBlockPart = 1024;
constexpr size_t kLeastBlock = size_t{16} << 10, kLargestBlock = size_t{512} << 10;
constexpr size_t kMostRows = 8192;
// A column has no more than 4 GiB of text, so what is held is not put together any more, however much room there is.
constexpr size_t kMostTogether = size_t{3} << 30;

}  // namespace

bool SpillSpace::IsTime(size_t rows, size_t bytes, size_t working) const {
  if (forced_rows_ != 0) return rows >= forced_rows_;
  if (bytes > kMostTogether) return true;
  const size_t limit = memory_.limit();
  return limit != 0 && bytes > limit / kLeastPart && memory_.IsPastHalf(working);
}

size_t SpillSpace::RowsPerBlock(size_t rows, size_t bytes) const {
  if (forced_rows_ != 0) return forced_rows_;
  const size_t block = std::clamp(memory_.limit() / kBlockPart, kLeastBlock, kLargestBlock);
  const size_t row_bytes = std::max<size_t>(1, bytes / std::max<size_t>(1, rows));
  return std::clamp<size_t>(block / row_bytes, 1, kMostRows);
}

std::string DefaultSpillDirectory() {
  const char* set = std::getenv("TMPDIR");
  if (set != nullptr && *set != '\0') return set;
  return access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp";
}

}  // namespace flux
