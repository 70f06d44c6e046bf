#include "tools/engine/result_names.h"

#include <set>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/plan/specs/yield.h"

namespace flux {

namespace {

void Collect(const plan::NodeRef& node, std::set<const plan::Node*>& below) {
  for (const plan::NodeRef& input : node->inputs) {
    if (below.insert(input.get()).second) Collect(input, below);
  }
}

std::unexpected<Error> Duplicate(const std::string& name, bool is_yield) {
  if (is_yield)
    return Fail(ErrorCode::kInvalid,
                fmt::format("found more than one call to yield() with the name \"{}\"", ShownName(name)));
  return Fail(
      ErrorCode::kInvalid,
      fmt::format(
          "tried to produce more than one result with the name \"{}\"; end each stream with `|> yield(name: …)`",
          ShownName(name)));
}

bool IsSink(const plan::Node& node, const Registry& registry) {
  const OperationDef* def = registry.FindOperation(node.name);
  return def != nullptr && def->has_effect;
}

}  // namespace

Result<std::vector<std::string>> NameResults(std::span<const plan::NodeRef> roots, const Registry& registry) {
  std::set<const plan::Node*> below;
  for (const plan::NodeRef& root : roots) Collect(root, below);
  std::vector<std::string> names;
  std::set<std::string> taken;
  size_t sinks = 0;
  for (const plan::NodeRef& root : roots) {
    const auto* yield = root->As<plan::YieldSpec>();
    if (yield == nullptr && below.contains(root.get())) {
      names.emplace_back();
      continue;
    }
    std::string name = yield != nullptr ? yield->result_name : "_result";
    if (IsSink(*root, registry) && roots.size() > 1) name = fmt::format("to{}", ++sinks);
    if (!taken.insert(name).second) return Duplicate(name, yield != nullptr);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace flux
