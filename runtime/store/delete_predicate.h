#pragma once

// The predicates of deletes, which say of which series points are removed.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"

namespace flux {

// A test of a tag or of `_measurement`. A series without the tag does not pass, whatever the test.
struct DeleteTerm {
  std::string tag;
  std::string value;
  bool is_negated = false;  // the value is another one
  friend bool operator==(const DeleteTerm&, const DeleteTerm&) = default;
};

// Reads `tag="value" AND _measurement!="m"`: InfluxDB's grammar, in which names and values may stand without quotes.
// Of no terms every series is meant. Fails with `kInvalid` and, where InfluxDB has no such deletes, `kUnimplemented`,
// naming what it is about and where it stands.
Result<std::vector<DeleteTerm>> ParseDeletePredicate(std::string_view text);

}  // namespace flux
