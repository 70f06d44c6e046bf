#pragma once

// What words of other languages and tools mean in Flux, see foreign_words.def.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace flux {

// Gives the parameter among `candidates` that is meant by an argument of the name `written`.
std::optional<std::string> ParameterMeantBy(std::string_view written, std::span<const std::string> candidates);

// Says what to do about an argument that stands for something which no parameter of the function says, or nothing.
std::string_view ForeignArgumentHelp(std::string_view function, std::string_view written);

// Lists the functions that an undefined name may mean, likeliest first.
std::vector<std::string> FunctionsMeantBy(std::string_view written);

// Gives the first of them among `candidates`.
std::optional<std::string> FunctionMeantBy(std::string_view written, std::span<const std::string> candidates);

// Says what to do about an undefined name that stands for something which has no name here, or nothing.
std::string_view ForeignNameHelp(std::string_view written);

// Gives the candidate that an argument without a name is usually for; none of no candidates.
std::optional<std::string> UsualParameter(std::span<const std::string> candidates);

}  // namespace flux
