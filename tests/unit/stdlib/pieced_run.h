#pragma once

// Operations that get their tables in pieces.

#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::stdlib {

// Runs a node over tables that are the output of its input, each cut after about so many rows, as far as the operation
// allows it. Nothing: it takes no pieces of such tables, or nobody can cut them.
std::optional<Result<std::vector<Table>>> RunInPieces(exec::Bench& bench, const plan::NodeRef& node,
                                                      const std::vector<Table>& tables, size_t rows);

}  // namespace flux::stdlib
