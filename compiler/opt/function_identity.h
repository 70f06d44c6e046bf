#pragma once

// Whether two functions certainly give the same.

#include <optional>
#include <string>

#include "runtime/expr/expr.h"

namespace flux::opt {

// Bytes that only functions share which give the same for the same arguments, each time. Nothing for a function that
// calls others or refers to what it does not hold.
std::optional<std::string> IdentityOf(const expr::Function& fn);

}  // namespace flux::opt
