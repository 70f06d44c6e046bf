#pragma once

// What the tests of the parser ask of a source text.

#include <string>
#include <string_view>

#include "compiler/ast/ast.h"
#include "compiler/diag/diagnostic.h"

namespace flux {

struct Parsed {
  explicit Parsed(std::string text);

  DiagnosticSink diagnostics;
  ast::File file;
};

// The tree of the first statement's expression (or of an assignment's right side) in one line: operators and calls as
// `(op a b)`, records as `{a: 1}`. Diagnostics follow as ` ! E0101`.
std::string Shape(std::string text);

// The dump of the tree in one line, `VariableStmt x(IntLit 1), ExprStmt(…)`. Diagnostics follow as ` ! E0101`.
std::string Tree(std::string text);

// The tokens without white space in one line: `identifier f, punctuation (`.
std::string Tokens(std::string text);

// One line per diagnostic: `2:5 E0101 message`, with ` -> fixed text` when it has a fix.
std::string Problems(std::string text);

// The source after all fixes of all diagnostics were applied.
std::string Fixed(std::string text);

}  // namespace flux
