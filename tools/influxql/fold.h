#pragma once

// Aggregates as InfluxQL has them, for what the engine does not compute as it means it: a fold takes the values of a
// window in the order of their times.

#include <memory>
#include <optional>
#include <vector>

#include "compiler/influxql/select.h"
#include "tools/influxql/cell.h"

namespace flux::influxql {

// What a fold gives.
struct Folded {
  Cell value;
  std::optional<int64_t> time = {};  // of the point that was picked; aggregates have none
  std::optional<size_t> row = {};    // the number of its row
};

// One aggregate of one window after the other.
class Fold {
 public:
  virtual ~Fold() = default;
  // `tag` is the value of the slot's `per_tag`. Tells whether the row may be the one that is picked, and only it or
  // others that come later.
  enum class Interest : uint8_t { kNone, kOnlyThis, kThisToo };
  virtual Interest Add(int64_t time, const Cell& value, size_t row, const Cell& tag) = 0;
  // The results, in the order of their times; nothing where there were no values. Begins anew.
  virtual std::vector<Folded> Finish() = 0;
};

// Makes the fold of a slot, which outlives it.
std::unique_ptr<Fold> MakeFold(const Slot& slot);

}  // namespace flux::influxql
