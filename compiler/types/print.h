#pragma once

// Types as text, in the notation of `builtin` statements.

#include <string>

#include "compiler/types/type_store.h"

namespace flux {

// Writes a polytype with its variables renamed A, B, … in order of appearance and a `where` clause for their kinds:
// `(<-tables: stream[{A with _value: float}]) => stream[A] where A: Record`.
std::string PrintPolyType(const TypeStore& types, const PolyType& poly);

// Writes a monotype for a message: the same notation, without the `where` clause, cut off when it is very long.
std::string PrintType(const TypeStore& types, TypeId type);

// Lists the fields of a record as columns: `host (string), usage (float)`. Types that are not known are left out, at
// most `limit` columns are named.
std::string PrintColumns(const TypeStore& types, TypeId record, size_t limit = 8);

}  // namespace flux
