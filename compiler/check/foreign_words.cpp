#include "compiler/check/foreign_words.h"

#include <algorithm>
#include <utility>

namespace flux {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair kParameters[] = {
#define FLUX_FOREIGN_PARAMETER(written, parameter) {written, parameter},
#include "compiler/check/foreign_words.def"
};

struct ForeignArgument {
  std::string_view function, written, help;
};

constexpr ForeignArgument kArguments[] = {
#define FLUX_FOREIGN_ARGUMENT(function, written, help) {function, written, help},
#include "compiler/check/foreign_words.def"
};

constexpr Pair kFunctions[] = {
#define FLUX_FOREIGN_FUNCTION(written, function) {written, function},
#include "compiler/check/foreign_words.def"
};

constexpr Pair kNames[] = {
#define FLUX_FOREIGN_NAME(written, help) {written, help},
#include "compiler/check/foreign_words.def"
};

constexpr std::string_view kUsualParameters[] = {
#define FLUX_USUAL_PARAMETER(parameter) parameter,
#include "compiler/check/foreign_words.def"
};

bool Has(std::span<const std::string> candidates, std::string_view name) {
  return std::ranges::find(candidates, name) != candidates.end();
}

std::string_view Find(std::span<const Pair> pairs, std::string_view written) {
  auto found = std::ranges::find(pairs, written, &Pair::first);
  return found == pairs.end() ? std::string_view() : found->second;
}

}  // namespace

std::optional<std::string> ParameterMeantBy(std::string_view written, std::span<const std::string> candidates) {
  for (const auto& [word, parameter] : kParameters)
    if (word == written && Has(candidates, parameter)) return std::string(parameter);
  return std::nullopt;
}

std::string_view ForeignArgumentHelp(std::string_view function, std::string_view written) {
  for (const ForeignArgument& argument : kArguments)
    if (argument.function == function && argument.written == written) return argument.help;
  return {};
}

std::vector<std::string> FunctionsMeantBy(std::string_view written) {
  std::vector<std::string> functions;
  for (const auto& [word, function] : kFunctions)
    if (word == written) functions.emplace_back(function);
  return functions;
}

std::optional<std::string> FunctionMeantBy(std::string_view written, std::span<const std::string> candidates) {
  for (const std::string& function : FunctionsMeantBy(written))
    if (Has(candidates, function)) return function;
  return std::nullopt;
}

std::string_view ForeignNameHelp(std::string_view written) { return Find(kNames, written); }

std::optional<std::string> UsualParameter(std::span<const std::string> candidates) {
  for (std::string_view usual : kUsualParameters)
    if (Has(candidates, usual)) return std::string(usual);
  return candidates.empty() ? std::nullopt : std::optional(candidates.front());
}

}  // namespace flux
