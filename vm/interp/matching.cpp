#include "vm/interp/matching.h"

#include <fmt/format.h>

namespace flux::interp {
namespace {

std::string CalleeText(const Callable& callee) {
  return callee.name().empty() ? "the function" : fmt::format("`{}`", callee.name());
}

Result<size_t> FindParameter(const Callable& callee, std::string_view argument) {
  std::span<const Parameter> parameters = callee.parameters();
  for (size_t i = 0; i < parameters.size(); ++i) {
    if (argument == kPiped ? parameters[i].is_pipe : parameters[i].name == argument) return i;
  }
  if (argument == kPiped) return Fail(ErrorCode::kInvalid, CalleeText(callee) + " does not take a piped argument");
  return Fail(ErrorCode::kInvalid, fmt::format("{} does not take an argument `{}`", CalleeText(callee), argument));
}

}  // namespace

Result<std::vector<int32_t>> MatchArguments(const Callable& callee, std::span<const std::string_view> names) {
  std::span<const Parameter> parameters = callee.parameters();
  std::vector<int32_t> argument_of(parameters.size(), -1);
  for (size_t i = 0; i < names.size(); ++i) {
    FLUX_TRY(const size_t parameter, FindParameter(callee, names[i]));
    if (argument_of[parameter] >= 0) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("{} is given argument `{}` twice", CalleeText(callee), parameters[parameter].name));
    }
    argument_of[parameter] = static_cast<int32_t>(i);
  }
  for (size_t i = 0; i < parameters.size(); ++i) {
    if (argument_of[i] >= 0 || parameters[i].is_optional) continue;
    return Fail(ErrorCode::kInvalid,
                fmt::format("{} misses its {} `{}`", CalleeText(callee),
                            parameters[i].is_pipe ? "piped argument" : "argument", parameters[i].name));
  }
  return argument_of;
}

}  // namespace flux::interp
