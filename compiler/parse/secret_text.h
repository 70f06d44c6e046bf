#pragma once

// Tokens and passwords inside of texts: of strings, comments and whatever else a script has between quotes.

#include <string_view>
#include <vector>

#include "compiler/source/source_file.h"

namespace flux {

// Whether what is given to the name (of a parameter, a property, a column, a header) may be a secret.
bool NamesSecret(std::string_view name);

// Appends where in the text a secret stands: `user:password@`, what follows `password=`, `token: ` and the like, what
// follows `Bearer `, and what in an address is as good as a password. The text begins at `begin` of its file. True when
// what a script adds to the text (`"Bearer " + "…"`) is one.
bool FindSecretsInText(std::string_view text, uint32_t begin, std::vector<Span>& out);

// The same of a comment, in which an `@` belongs to one word only.
void FindSecretsInComment(std::string_view text, uint32_t begin, std::vector<Span>& out);

}  // namespace flux
