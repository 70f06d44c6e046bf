#pragma once

// Tokens and passwords that stand in scripts, which must not get into logs with the lines that findings show.

#include <vector>

#include "compiler/source/source_file.h"

namespace flux {

// Finds what may be one: texts in the value of a name such as `token` or `password`, and parts of other texts and of
// comments (secret_text.h). The places do not overlap and are in order; none has a quote of a string in it. Takes any
// text, and linear time; what is too large for a script is a secret as a whole.
std::vector<Span> FindSecrets(const SourceFile& source);

}  // namespace flux
