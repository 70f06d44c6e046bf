#include "runtime/registry/registry.h"

#include <algorithm>

#include "runtime/base/check.h"
#include "runtime/base/memory.h"

namespace flux {

namespace {

template <typename Map>
auto FindByName(const Map& map, std::string_view package, std::string_view name) -> const typename Map::mapped_type* {
  auto found = map.find({package, name});
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

std::vector<std::string_view> SplitNames(std::string_view names) {
  std::vector<std::string_view> parts;
  while (!names.empty()) {
    const size_t end = std::min(names.find(' '), names.size());
    if (end > 0) parts.push_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return parts;
}

void Registry::Add(BuiltinDef def) { FLUX_CHECK(builtins_.emplace(std::pair(def.package, def.name), def).second); }

void Registry::Add(ConstantDef def) { FLUX_CHECK(constants_.emplace(std::pair(def.package, def.name), def).second); }

namespace {

void AddName(ColumnSet& set, std::string_view name) {
  if (set.all || std::ranges::find(set.names, name) != set.names.end()) return;
  set.names.emplace_back(name);
}

}  // namespace

ColumnSet Plus(ColumnSet set, std::span<const std::string> names) {
  for (const std::string& name : names) AddName(set, name);
  return set;
}

ColumnSet Plus(ColumnSet set, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) AddName(set, name);
  return set;
}

NamedColumns Named(std::span<const std::string> names, NamedColumn pattern) {
  NamedColumns columns(names.size(), pattern);
  for (size_t i = 0; i < names.size(); ++i) columns[i].name = names[i];
  return columns;
}

void Registry::Add(OperationDef def) { FLUX_CHECK(operations_.emplace(std::string(def.name), def).second); }

const BuiltinDef* Registry::FindBuiltin(std::string_view package, std::string_view name) const {
  return FindByName(builtins_, package, name);
}

const BuiltinDef* Registry::FindBuiltin(std::string_view qualified_name) const {
  const size_t dot = qualified_name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  return FindBuiltin(qualified_name.substr(0, dot), qualified_name.substr(dot + 1));
}

const ConstantDef* Registry::FindConstant(std::string_view package, std::string_view name) const {
  return FindByName(constants_, package, name);
}

const OperationDef* Registry::FindOperation(std::string_view name) const {
  auto found = operations_.find(name);
  return found == operations_.end() ? nullptr : &found->second;
}

namespace {

// As scripts write it.
std::string CalledName(const BuiltinDef& def) {
  if (def.package == "universe") return std::string(def.name);
  return std::string(def.package.substr(def.package.rfind('/') + 1)) + "." + std::string(def.name);
}

}  // namespace

BuiltinFunction::BuiltinFunction(const BuiltinDef& def, std::vector<Parameter> parameters, std::string_view type)
    : def_(def), parameters_(std::move(parameters)), type_(type) {
  qualified_name_ = std::string(def.package) + "." + std::string(def.name);
}

// Who wants more than there is room for is told by name; of what it called, that has said so.
Result<Value> BuiltinFunction::Call(CallContext& context, Args args) const {
  if (def_.fn != nullptr) {
    Result<Value> value = WithinMemory([&] { return def_.fn(context, args); });
    if (value || value.error().code != ErrorCode::kResourceExhausted) return value;
    if (value.error().cause_begin != 0 || !value.error().trace.empty()) return value;
    return std::unexpected(std::move(value.error()).WithContext("`" + CalledName(def_) + "`"));
  }
  return Fail(ErrorCode::kUnimplemented, "`" + qualified_name_ + "` is not implemented yet");
}

}  // namespace flux
