#pragma once

// What scripts mean where InfluxDB and Flux differ, or InfluxDB is wrong and people may want it all the same
// (docs/semantics.md).

#include <string_view>

namespace flux {

struct Semantics {
#define FLUX_SEMANTICS(member, key, usual, other, about) bool member = false;
#include "runtime/base/semantics.def"
};

// How people say it.
struct SemanticsSetting {
  bool Semantics::* member;
  std::string_view key;
  std::string_view usual, other;  // words for false and true
  std::string_view about;
};

inline constexpr SemanticsSetting kSemanticsSettings[] = {
#define FLUX_SEMANTICS(member, key, usual, other, about) {&Semantics::member, key, usual, other, about},
#include "runtime/base/semantics.def"
};

}  // namespace flux
