#include "tools/server/id.h"

#include <algorithm>
#include <atomic>
#include <charconv>

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/secret_text.h"

namespace flux::server {

namespace {

constexpr size_t kDigits = 16;

}  // namespace

std::string Id::Text() const { return fmt::format("{:016x}", value); }

Result<Id> ParseId(std::string_view text) {
  if (text.size() != kDigits) return Fail(ErrorCode::kInvalid, "id must have a length of 16 bytes");
  Id id;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value, 16);
  if (error != std::errc{} || end != text.data() + text.size() || !id.is_set())
    return Fail(ErrorCode::kInvalid, "invalid ID");
  return id;
}

Id MakeId() {
  Id id;
  // The first digit tells such ids from those of buckets, which count from 1.
  while (id.value >> 60 == 0) id.value = RandomNumber();
  return id;
}

Id MakeLaterId() {
  static std::atomic<uint64_t> last = 0;
  uint64_t known = last.load();
  uint64_t made = 0;
  do {
    made = std::max(known + 1, static_cast<uint64_t>(WallClock().ns));
  } while (!last.compare_exchange_weak(known, made));
  return Id{made};
}

}  // namespace flux::server
