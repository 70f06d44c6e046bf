#pragma once

// A stable one-node-per-line dump of a syntax tree, for tests and `fluxc check --dump-ast`.

#include <string>

#include "compiler/ast/ast.h"

namespace flux::ast {

// Writes kind, span and the plain members of each node, children indented below their parent; in the order of the text.
std::string Dump(const File& file);

}  // namespace flux::ast
