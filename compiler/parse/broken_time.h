#pragma once

// Times with a character too few or too many.

#include <string_view>
#include <vector>

#include "compiler/parse/lexeme.h"

namespace flux {

// Makes one time of tokens that follow each other without a space and can only be meant as one, such as
// `2024-01-1T00:00:00Z`, so that it is explained once instead of at each of its parts.
void JoinBrokenTimes(std::string_view text, std::vector<Lexeme>& tokens);

}  // namespace flux
