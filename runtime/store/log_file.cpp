// A log file is a row of blocks. A record is one fragment or several: `kFull`, or `kFirst`, any number of `kMiddle` and
// `kLast`. A fragment does not cross blocks, so that reading can begin again at each block. What the writer did not
// fill is zeros.

#include "runtime/store/log_file.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include "runtime/base/crc32c.h"

namespace flux::store {

namespace {

constexpr uint64_t kBlockBytes = 32768;
constexpr uint64_t kHeaderBytes = 7;  // checksum, length, type
enum FragmentType : uint8_t { kZero, kFull, kFirst, kMiddle, kLast };

struct Fragment {
  FragmentType type = kZero;
  uint64_t end = 0;
};

uint32_t Unmasked(uint32_t masked) {
  const uint32_t rotated = masked - 0xa282ead8u;
  return (rotated >> 17) | (rotated << 15);
}

// The fragment at `at`, or nothing when there is no whole one.
std::optional<Fragment> FragmentAt(std::string_view bytes, uint64_t at) {
  const uint64_t block_end = std::min<uint64_t>(bytes.size(), (at / kBlockBytes + 1) * kBlockBytes);
  if (at + kHeaderBytes > block_end) return std::nullopt;
  uint32_t checksum = 0;
  uint16_t length = 0;
  std::memcpy(&checksum, bytes.data() + at, 4);
  std::memcpy(&length, bytes.data() + at + 4, 2);
  const uint8_t type = static_cast<uint8_t>(bytes[at + 6]);
  const uint64_t end = at + kHeaderBytes + length;
  if (type < kFull || type > kLast || end > block_end) return std::nullopt;
  if (ExtendCrc32c(0, bytes.substr(at + 6, length + 1u)) != Unmasked(checksum)) return std::nullopt;
  return Fragment{static_cast<FragmentType>(type), end};
}

// Skips the rest of a block that is too short for a fragment.
uint64_t NextFragment(uint64_t at) {
  const uint64_t left = kBlockBytes - at % kBlockBytes;
  return left < kHeaderBytes ? at + left : at;
}

// The end of the record at `at`, or nothing when it is not whole.
std::optional<uint64_t> RecordEnd(std::string_view bytes, uint64_t at) {
  std::optional<Fragment> fragment = FragmentAt(bytes, NextFragment(at));
  if (!fragment || fragment->type == kMiddle || fragment->type == kLast) return std::nullopt;
  while (fragment->type != kFull && fragment->type != kLast) {
    fragment = FragmentAt(bytes, NextFragment(fragment->end));
    if (!fragment || fragment->type == kFull || fragment->type == kFirst) return std::nullopt;
  }
  return fragment->end;
}

// Looks for a whole record at every byte of the block behind `at`, whose own length may be what is damaged.
std::optional<uint64_t> ResyncInBlock(std::string_view bytes, uint64_t at) {
  const uint64_t block_end = std::min<uint64_t>(bytes.size(), (at / kBlockBytes + 1) * kBlockBytes);
  for (++at; at < block_end; ++at) {
    if (RecordEnd(bytes, at)) return at;
  }
  return std::nullopt;
}

// Counts the whole records behind the damaged one at `at`.
uint64_t CountLater(std::string_view bytes, uint64_t at) {
  uint64_t count = 0;
  at = ResyncInBlock(bytes, at).value_or((at / kBlockBytes + 1) * kBlockBytes);
  while (at < bytes.size()) {
    if (const auto end = RecordEnd(bytes, at)) {
      ++count;
      at = *end;
    } else if (const auto fragment = FragmentAt(bytes, NextFragment(at))) {
      at = fragment->end;
    } else {
      at = (at / kBlockBytes + 1) * kBlockBytes;
    }
  }
  return count;
}

}  // namespace

LogScan ScanLog(std::string_view bytes, uint64_t from) {
  LogScan out;
  out.good_bytes = from;
  while (const auto end = RecordEnd(bytes, out.good_bytes)) {
    const uint64_t payload = NextFragment(out.good_bytes) + kHeaderBytes;
    if (out.records == 0 && payload + 8 <= bytes.size()) std::memcpy(&out.first_word, bytes.data() + payload, 8);
    out.good_bytes = *end;
    ++out.records;
  }
  const std::string_view rest = bytes.substr(std::min<uint64_t>(out.good_bytes, bytes.size()));
  out.is_torn = rest.find_first_not_of('\0') != rest.npos;
  if (out.is_torn) out.later_records = CountLater(bytes, out.good_bytes);
  return out;
}

Status ForEachRecord(std::string_view bytes, const std::function<Status(std::string_view record)>& visit) {
  uint64_t at = 0;
  std::string record;
  while (const auto end = RecordEnd(bytes, at)) {
    record.clear();
    while (at < *end) {
      at = NextFragment(at);
      const uint64_t fragment_end = FragmentAt(bytes, at)->end;
      record += bytes.substr(at + kHeaderBytes, fragment_end - at - kHeaderBytes);
      at = fragment_end;
    }
    FLUX_TRY_STATUS(visit(record));
  }
  return {};
}

}  // namespace flux::store
