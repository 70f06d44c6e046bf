#pragma once

// Tokens and passwords that stand in scripts, which must not get into logs with the lines that findings show.

#include <string>
#include <string_view>
#include <vector>

namespace flux {

// Finds what may be one in a line of a script: `user:password@` of URLs and names of databases, what is set to a name
// such as `token` or `password` by a text, and what `password=` gives inside of a text. The parts point into the line.
std::vector<std::string_view> FindSecrets(std::string_view line);

// Whether there may be one in a line, so that an error at run time, which ends up in a log, must not show it. Says so
// of more lines than those in which `FindSecrets` finds one.
bool MayHoldSecret(std::string_view line);

// Gives a part of a line with stars in place of secrets, as wide as these.
std::string WithoutSecrets(std::string_view line, size_t from, size_t count);

}  // namespace flux
