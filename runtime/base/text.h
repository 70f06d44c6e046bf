#pragma once

// Small changes of texts.

#include <string>
#include <string_view>

namespace flux {

// The text with ASCII letters in lower case.
std::string LowerCase(std::string_view text);

// The text with `by` in every place of `part`, which is not empty.
std::string ReplaceAll(std::string_view text, std::string_view part, std::string_view by);

}  // namespace flux
