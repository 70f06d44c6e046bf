#pragma once

// How InfluxDB's API names what it keeps: 16 hexadecimal digits that are not all zero.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::server {

struct Id {
  uint64_t value = 0;

  bool is_set() const { return value != 0; }
  // The digits.
  std::string Text() const;
  friend auto operator<=>(Id, Id) = default;
};

// Fails with `kInvalid` on anything else.
Result<Id> ParseId(std::string_view text);
// A new one, by chance.
Id MakeId();
// A new one that is larger than those that were made before, for things that are listed in the order of their making.
Id MakeLaterId();

}  // namespace flux::server
