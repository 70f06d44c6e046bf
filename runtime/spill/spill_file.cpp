#include "runtime/spill/spill_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>

#include "runtime/base/crc32c.h"

namespace flux {
namespace {

// In front of each block: its length and its checksum.
struct BlockHeader {
  uint32_t bytes = 0, checksum = 0;
};

// Small blocks are written together, and read together when they are read one after another.
constexpr size_t kTogether = size_t{256} << 10;

std::string_view Reason(int error) { return std::strerror(error); }

Error CannotSpill(std::string_view directory, int error) {
  const bool is_full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  return {is_full ? ErrorCode::kResourceExhausted : ErrorCode::kUnavailable,
          fmt::format("cannot write rows that memory has no room for to a file in `{}`: {}; name a directory {} with "
                      "`--spill-dir`, or raise `--memory-limit`",
                      directory, Reason(error), is_full ? "that has more room" : "that can be written")};
}

// Opens a file without a name, or one whose name is removed at once where the file system needs one.
int OpenNameless(const std::string& directory) {
  const int file = open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return file;
  std::string name = directory + "/fluxc-spill-XXXXXX";
  const int named = mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) unlink(name.c_str());
  return named;
}

}  // namespace

SpilledAmount& SpilledAmount::OfThread() {
  static constinit thread_local SpilledAmount amount;
  return amount;
}

Result<std::unique_ptr<SpillFile>> SpillFile::Create(const std::string& directory) {
  const int file = OpenNameless(directory);
  if (file < 0) return std::unexpected(CannotSpill(directory, errno));
  return std::unique_ptr<SpillFile>(new SpillFile(file, directory));
}

SpillFile::~SpillFile() { close(file_); }

Result<SpilledBlock> SpillFile::Append(std::string_view block, size_t rows) {
  if (block.size() > std::numeric_limits<uint32_t>::max()) {
    return Fail(ErrorCode::kResourceExhausted, "rows that memory has no room for are too large to be written together");
  }
  const SpilledBlock appended{written_ + pending_.size(), static_cast<uint32_t>(block.size())};
  const BlockHeader header{appended.bytes, ExtendCrc32c(0, block)};
  pending_.append(reinterpret_cast<const char*>(&header), sizeof header);
  pending_.append(block);
  SpilledAmount& amount = SpilledAmount::OfThread();
  amount.rows += rows;
  amount.bytes += sizeof header + block.size();
  if (pending_.size() >= kTogether) FLUX_TRY_STATUS(Flush());
  return appended;
}

Status SpillFile::Flush() {
  for (std::string_view left = pending_; !left.empty();) {
    const ssize_t done = pwrite(file_, left.data(), left.size(), static_cast<off_t>(written_));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return std::unexpected(CannotSpill(directory_, done < 0 ? errno : ENOSPC));
    written_ += static_cast<uint64_t>(done);
    left.remove_prefix(static_cast<size_t>(done));
  }
  pending_.clear();
  if (pending_.capacity() > 2 * kTogether) pending_.shrink_to_fit();
  return {};
}

// Puts what lies there into the window.
Status SpillFile::Fill(uint64_t offset, size_t bytes) {
  window_begin_ = offset;
  window_.resize(bytes);
  for (size_t at = 0; at < bytes;) {
    const ssize_t done = pread(file_, window_.data() + at, bytes - at, static_cast<off_t>(offset + at));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) {
      const int error = errno;
      window_.clear();
      return Fail(ErrorCode::kDataLoss,
                  fmt::format("cannot read rows back from a file in `{}`: {}", directory_, Reason(error)));
    }
    if (done == 0) return Damaged(offset + at);
    at += static_cast<size_t>(done);
  }
  return {};
}

std::unexpected<Error> SpillFile::Damaged(uint64_t offset) const {
  return Fail(ErrorCode::kDataLoss,
              fmt::format("rows that were written to a file in `{}` for want of memory came back damaged, at byte {}; "
                          "check the disk, or name another directory with `--spill-dir`",
                          directory_, offset));
}

Result<std::string_view> SpillFile::Read(SpilledBlock block) {
  const size_t whole = sizeof(BlockHeader) + block.bytes;
  if (block.offset + whole > written_) FLUX_TRY_STATUS(Flush());
  if (block.offset < window_begin_ || block.offset + whole > window_begin_ + window_.size()) {
    const bool goes_on = block.offset == next_read_;
    const size_t ahead = goes_on ? std::min<uint64_t>(kTogether, written_ - block.offset) : 0;
    FLUX_TRY_STATUS(Fill(block.offset, std::max(whole, ahead)));
  }
  next_read_ = block.offset + whole;
  const std::string_view found = std::string_view(window_).substr(block.offset - window_begin_, whole);
  BlockHeader header;
  std::memcpy(&header, found.data(), sizeof header);
  const std::string_view bytes = found.substr(sizeof header);
  if (header.bytes != block.bytes || header.checksum != ExtendCrc32c(0, bytes)) return Damaged(block.offset);
  return bytes;
}

void SpillFile::Discard(SpilledBlock from, SpilledBlock to) {
  // Where the file system cannot do that, the space comes back with the end of the file.
  (void)fallocate(file_, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, static_cast<off_t>(from.offset),
                  static_cast<off_t>(to.offset - from.offset));
}

}  // namespace flux
