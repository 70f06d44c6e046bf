#include <algorithm>

#include "compiler/types/unify.h"

namespace flux {

using Reason = TypeProblem::Reason;
using Mode = FunctionParam::Mode;

namespace {

constexpr NameId kUnnamed = 0;

FunctionParam* FindMode(std::vector<FunctionParam>& params, Mode mode) {
  auto it = std::ranges::find(params, mode, &FunctionParam::mode);
  return it == params.end() ? nullptr : &*it;
}

const FunctionParam* FindName(const std::vector<FunctionParam>& params, NameId name) {
  auto it = std::ranges::find_if(params, [&](auto& p) { return p.name == name && p.mode != Mode::kPipe; });
  return it == params.end() ? nullptr : &*it;
}

std::vector<FunctionParam> Copy(std::span<const FunctionParam> params) { return {params.begin(), params.end()}; }

}  // namespace

// A pipe parameter is one more required parameter: under the expected name when both sides have one, else under its
// own name, which must then be given by name. An unnamed one can only meet another pipe parameter.
void Unifier::UnifyFunctions(TypeId expected, TypeId actual) {
  FunctionParts exp = types_.FunctionOf(expected), act = types_.FunctionOf(actual);
  std::vector<FunctionParam> f = Copy(exp.params), g = Copy(act.params);
  FunctionParam* f_pipe = FindMode(f, Mode::kPipe);
  FunctionParam* g_pipe = FindMode(g, Mode::kPipe);
  if (f_pipe && g_pipe) {
    if (f_pipe->name != kUnnamed && g_pipe->name != kUnnamed && f_pipe->name != g_pipe->name) {
      Problem(Reason::kPipeNames, expected, actual, std::string(types_.Name(g_pipe->name)));
    } else {
      UnifyPart(types_.Name(f_pipe->name), f_pipe->type, g_pipe->type);
    }
    std::erase_if(f, [](auto& p) { return p.mode == Mode::kPipe; });
    std::erase_if(g, [](auto& p) { return p.mode == Mode::kPipe; });
  } else if (f_pipe || g_pipe) {
    auto& params = f_pipe ? f : g;
    FunctionParam* pipe = f_pipe ? f_pipe : g_pipe;
    if (pipe->name == kUnnamed) {
      Problem(Reason::kMissingPipe, expected, actual);
      std::erase_if(params, [](auto& p) { return p.mode == Mode::kPipe; });
    } else {
      pipe->mode = Mode::kRequired;
    }
  }
  for (const FunctionParam& param : g)
    if (param.mode == Mode::kRequired && !FindName(f, param.name))
      Problem(Reason::kUnexpectedArgument, expected, actual, std::string(types_.Name(param.name)));
  for (const FunctionParam& param : f) {
    const FunctionParam* other = FindName(g, param.name);
    if (other) {
      UnifyPart(types_.Name(param.name), param.type, other->type);
    } else if (param.mode == Mode::kRequired) {
      Problem(Reason::kMissingArgument, expected, actual, std::string(types_.Name(param.name)));
    } else if (param.default_label != kErrorType) {
      UnifyPart(types_.Name(param.name), param.type, param.default_label);
    }
  }
  UnifyPart("", exp.result, act.result);
}

}  // namespace flux
