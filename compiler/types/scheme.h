#pragma once

// Turning monotypes into polytypes and back: generalisation at an assignment, instantiation at each use.

#include "compiler/types/type_store.h"

namespace flux {

// Quantifies the variables of `type` that were made inside more than `level` assignments: exactly those that no
// enclosing environment can still refine. Levels replace the search for free variables of the environment
// (Rémy, "Extension of ML type system with a sorted equational theory on types", 1992).
PolyType Generalize(TypeStore& types, TypeId type, uint32_t level);

// Replaces the quantified variables by fresh ones of `level`. The polytype lives in `from`, which may be `types`
// itself or the read-only store of another package; the result lives in `types`.
TypeId Instantiate(TypeStore& types, const TypeStore& from, const PolyType& poly, uint32_t level);

// Copies a polytype between stores without instantiating it.
PolyType CopyPolyType(TypeStore& types, const TypeStore& from, const PolyType& poly);

// Makes the variables of `type` members of `level` again after they were made deeper inside.
void LowerLevels(TypeStore& types, TypeId type, uint32_t level);

}  // namespace flux
