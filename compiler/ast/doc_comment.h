#pragma once

// Documentation in sources: the comment lines directly above a declaration.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.h"

namespace flux::ast {

struct DocumentedName {
  std::string_view name;
  std::string doc;
};

// All that a file says of itself in comments.
struct FileDocs {
  std::string package;                // text above the package clause
  std::vector<DocumentedName> names;  // variables, options and builtins that have a text, in source order
};

// Gives the texts without comment marks; lines are joined by '\n'. The names point into the file.
FileDocs CollectDocs(const File& file);

}  // namespace flux::ast
