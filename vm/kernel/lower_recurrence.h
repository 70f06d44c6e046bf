#pragma once

// From functions that carry a record from row to row (that of `reduce`) to kernel IR.

#include <vector>

#include "runtime/plan/plan.h"
#include "vm/kernel/ir.h"

namespace flux::kernel {

// Such a function in two parts: what does not depend on the carried record, for whole chunks, and what does, for one
// row after the other.
struct LoweredRecurrence {
  // From the columns of the table to what `step` reads of each row.
  Program rows;
  // From the fields of the carried record, followed by the outputs of `rows`, to the fields after the row. The first
  // registers are the fields.
  Program step;
  // The fields in the order in which the function lists them.
  std::vector<size_t> listing;
};

// Lowers `fn`, whose parameters are the row and the carried record, for tables of `input` and records of the properties
// and types of `initial`. Whatever fails here must be left to the script, which knows whether it counts; the message
// says why. `registry` may be null: then calls cannot be lowered.
Result<LoweredRecurrence> LowerRecurrence(const expr::Function& fn, const Value& initial, const Schema& input,
                                          const Registry* registry, Time now = {});

}  // namespace flux::kernel
