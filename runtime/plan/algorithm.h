#pragma once

// The ways to run an operation, as data: what a physical plan names and `explain` shows.

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/plan/properties.h"

namespace flux::plan {

// What an operation keeps, at most, of what it reads, until it can send it on.
enum class Kept : uint8_t {
  kNothing,      // no more than the chunk at hand
  kSentRows,     // of one table the rows that it sends
  kTable,        // one table
  kTableStates,  // a row or a state for each table
  kChanged,      // all tables whose group keys change
  kStream,       // all tables
};
// `one table`, for `explain`.
std::string_view KeptText(Kept kept);

// One way to run an operation. Those of an operation are constants beside its operators and told apart by address.
struct Algorithm {
  std::string_view name;  // what it does, for `explain`: `sorts each table`
  Kept kept = Kept::kNothing;
  // Whatever the order in which tables come, they leave in ascending order of their group keys.
  bool orders_tables = false;
  // Tables that come one behind the other can leave as one.
  bool joins_neighbours = false;
  // The rows of each input are in an order in which they would have to be put otherwise.
  bool spares_sorts = false;
};

// The way to run an operation that has only one: the one that its flow describes.
const Algorithm& OnlyAlgorithm(Flow flow);

// What was chosen for a node, and the property that decided it, in words that follow `because`.
struct Choice {
  const Algorithm* algorithm = nullptr;
  std::string reason;
};

}  // namespace flux::plan
