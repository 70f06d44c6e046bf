#pragma once

// Runs broken texts through the front end.

#include <string>
#include <string_view>

#include "tests/support/stdlib_types.h"

namespace flux {

// Parses and checks a text. Gives up the test when tokens do not tile the text.
AnalysedScript Try(std::string text);

// Tells whether the test program was called with `option` behind `--`.
bool HasOption(std::string_view option);
// Gives the argument behind `option`, or nothing.
std::string OptionValue(std::string_view option);

}  // namespace flux
