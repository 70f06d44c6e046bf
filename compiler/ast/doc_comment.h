#pragma once

// Documentation in sources: the comment lines directly above a declaration.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.h"

namespace flux::ast {

// What a comment says of versions of the language's standard library, in lines below its last heading, `## Metadata`:
// `introduced: 0.7.0`. Texts are empty where nothing is said.
struct DocMetadata {
  std::string introduced;
  std::string deprecated;
  std::string instead;  // what to use in place of what is deprecated, with its import path: `join.inner`
};

// What the comment above a declaration says. The name points into the file.
struct DocumentedName {
  std::string_view name;
  std::string doc;
  DocMetadata metadata;
};

// All that a file says of itself in comments.
struct FileDocs {
  std::string package;  // text above the package clause
  DocMetadata package_metadata;
  std::vector<DocumentedName> names;  // variables, options and builtins that have a text, in source order
};

// Gives the texts without comment marks and metadata; lines are joined by '\n'. The names point into the file.
FileDocs CollectDocs(const File& file);

}  // namespace flux::ast
