#include "tools/server/id.h"

#include <charconv>

#include "fmt/format.h"
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

}  // namespace flux::server
