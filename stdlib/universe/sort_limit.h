#pragma once

#include "runtime/plan/plan.h"

namespace flux::stdlib {

// The first `count` rows in sorted order, when `input` is a sort: such a sort need not order the others, and a table
// without rows disappears. Null when `input` is something else.
plan::NodeRef LimitSort(const plan::NodeRef& input, size_t count, const plan::SourcePosition& position);

}  // namespace flux::stdlib
