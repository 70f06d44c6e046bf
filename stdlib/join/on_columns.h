#pragma once

// Reads the predicate of `join.tables`.

#include <string>
#include <vector>

#include "runtime/plan/plan.h"

namespace flux::stdlib {

// A column of each side; rows belong together when the two are equal.
struct JoinedColumns {
  std::string left, right;
};

// Gives the columns that `(l, r) => l.a == r.b and …` compares, in either order; fails on other predicates, saying what
// is wrong with the argument.
Result<std::vector<JoinedColumns>> ReadJoinedColumns(const plan::RowFunction& on);

}  // namespace flux::stdlib
