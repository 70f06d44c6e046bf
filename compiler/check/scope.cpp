#include "compiler/check/scope.h"

#include <set>

namespace flux {

Scopes::Found Scopes::Find(std::string_view name) const {
  uint32_t depth = 0;
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (auto it = frame->names.find(name); it != frame->names.end()) return {&it->second, depth};
    if (frame->kind == Kind::kFunction) ++depth;
  }
  return {};
}

const Binding* Scopes::FindHere(std::string_view name) const {
  auto it = frames_.back().names.find(name);
  return it == frames_.back().names.end() ? nullptr : &it->second;
}

const Binding* Scopes::FindImport(std::string_view name) const {
  Found found = Find(name);
  return found.binding && found.binding->kind == Binding::Kind::kPackage ? found.binding : nullptr;
}

std::string_view Scopes::FindRow() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame)
    for (auto& [name, binding] : frame->names)
      if (binding.is_row) return name;
  return {};
}

std::vector<std::string> Scopes::Names() const {
  std::set<std::string> names;
  for (const Frame& frame : frames_)
    for (auto& [name, binding] : frame.names) names.emplace(name);
  return {names.begin(), names.end()};
}

}  // namespace flux
