#pragma once

// Comparisons that are false for values of a type which they cannot take, where others fail. Those of `_value` with a
// constant are, in filters on a read (docs/semantics.md): a bucket has fields of several types.

#include "runtime/expr/expr.h"

namespace flux::expr {

// Only nodes of the kind `kBinary` can be; it is all that their `index` tells.
constexpr uint32_t kForgiving = 1;

// Whether the comparison is one of these.
inline bool IsForgiving(const Node& node) { return node.kind == NodeKind::kBinary && node.index == kForgiving; }

}  // namespace flux::expr
