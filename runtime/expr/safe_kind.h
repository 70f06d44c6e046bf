#pragma once

// Expressions that cannot fail: the ground on which work may be moved, split and repeated unseen.

#include <functional>
#include <optional>
#include <string_view>

#include "runtime/expr/expr.h"

namespace flux::expr {

// What an expression gives in whatever row.
struct SafeKind {
  ValueKind kind = ValueKind::kNull;
  // In rows of some tables it is a null of unknown type, as a column that is not there.
  bool may_lack_type = false;
};

// The kind of a column wherever it is there (kNull: it never is); nothing when it is not known.
using KindOfColumn = std::function<std::optional<SafeKind>(std::string_view column)>;

// The kind of the subtree `id`, provided that kernels compile it for every table and that it fails in no row; nothing
// when that is not certain, as for calls, divisions of integers and columns of unknown type.
std::optional<SafeKind> FindSafeKind(const Function& fn, NodeId id, const KindOfColumn& columns);

// Whether the function may fail in a row of a table for whose columns it compiles, whatever their types are.
bool MayFailInRows(const Function& fn);

// Whether the function is a predicate that compiles for every table and fails in no row.
bool IsSafePredicate(const Function& fn, const KindOfColumn& columns);

}  // namespace flux::expr
