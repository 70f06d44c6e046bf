#pragma once

// Syntax trees in JSON as the reference has them, for clients that look into scripts.

#include <string>

#include "compiler/ast/ast.h"
#include "runtime/base/error.h"

namespace flux::server {

// Writes the tree of a file without syntax errors as a `Package`. Comments are not part of it. Each node repeats its
// text, so there is a limit: fails with `kInvalid` when the tree has more than 32 MiB, or is nested too deeply.
Result<std::string> SyntaxJson(const ast::File& file);

}  // namespace flux::server
