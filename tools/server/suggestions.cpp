// What editors suggest: the functions that scripts have without an import.

#include <algorithm>
#include <map>

#include "fmt/format.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "tools/engine/compile.h"
#include "tools/server/routes.h"
#include "tools/server/server_state.h"

namespace flux::server {

namespace {

// The outer form of a type, as InfluxDB calls it; what may be several types has none.
std::string_view FormOf(const TypeStore& types, TypeId type) {
  switch (types.Tag(type)) {
#define FLUX_BASIC_TYPE(tag, spelling, kinds) \
  case TypeTag::tag:                          \
    return spelling;
#include "compiler/types/basic_types.def"
    case TypeTag::kEmptyRecord:
    case TypeTag::kRecord:
      return "object";
    case TypeTag::kArray:
      return "array";
    case TypeTag::kStream:
      return "stream";
    case TypeTag::kVector:
      return "vector";
    case TypeTag::kDict:
      return "dictionary";
    case TypeTag::kFunction:
      return "function";
    case TypeTag::kLabel:
      return "string";
    case TypeTag::kError:
    case TypeTag::kVariable:
    case TypeTag::kBound:
      break;
  }
  return "invalid";
}

json::object ParametersOf(const TypeStore& types, TypeId function) {
  std::map<std::string, std::string_view> sorted;
  for (const FunctionParam& param : types.FunctionOf(function).params) {
    const std::string_view name = types.Name(param.name);
    // Something other than tables in front of `|>` is not among them.
    if (param.mode != FunctionParam::Mode::kPipe || name == "tables") sorted.emplace(name, FormOf(types, param.type));
  }
  json::object view;
  for (const auto& [name, form] : sorted) view[name] = form;
  return view;
}

// By name.
std::map<std::string, json::object> Functions(const Engine& engine) {
  std::map<std::string, json::object> found;
  for (const std::string& path : PreludePackages()) {
    const PackageInterface* const package = engine.packages().Find(path);
    if (package == nullptr) continue;
    for (const InterfaceExport& value : package->exports) {
      if (value.name.starts_with('_') || package->types->Tag(value.type.type) != TypeTag::kFunction) continue;
      found.emplace(value.name, ParametersOf(*package->types, value.type.type));
    }
  }
  return found;
}

json::object View(std::string_view name, const json::object& parameters) {
  return {{"name", name}, {"params", parameters}};
}

}  // namespace

Status GetSuggestions(Call& call) {
  json::array list;
  for (const auto& [name, parameters] : Functions(call.server().host->engine())) list.push_back(View(name, parameters));
  return call.SendJson(200, json::object{{"funcs", std::move(list)}});
}

Status GetSuggestion(Call& call) {
  const std::map<std::string, json::object> functions = Functions(call.server().host->engine());
  const std::string& name = call.path_arguments.at(0);
  if (const auto found = functions.find(name); found != functions.end())
    return call.SendJson(200, View(name, found->second));
  std::vector<std::string> known;
  for (const auto& [each, parameters] : functions) known.push_back(each);
  return Fail(ErrorCode::kNotFound,
              fmt::format("there is no function `{}`{}", ShownName(name), DidYouMean(name, known)));
}

}  // namespace flux::server
