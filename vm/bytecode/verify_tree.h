#pragma once

// Well-formedness of row trees in module files. Internal to vm/bytecode.

#include "runtime/expr/expr.h"

namespace flux::bytecode {

// Fails unless every node has the children its kind wants, refers only to nodes before it and is used once, every
// parameter, capture and let exists where it is used, and nothing is nested deeper than kMaxTreeDepth.
Status VerifyTree(const expr::Function& fn);

}  // namespace flux::bytecode
