#pragma once

// Which expression of a function fails, for messages.

#include <optional>
#include <span>
#include <string>

#include "runtime/expr/expr.h"

namespace flux::expr {

// The text of the innermost expression of the body that fails for these arguments, one for each parameter, of a
// function that is known to fail for them. Nothing where that is not found out, as when the function calls another one
// before.
std::optional<std::string> FailingExpression(const Function& fn, std::span<const Value> arguments);

}  // namespace flux::expr
