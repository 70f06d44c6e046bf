#include "vm/interp/bound_module.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>

#include "runtime/base/memory.h"

namespace flux::interp {
namespace {

std::vector<Parameter> ToParameters(const bytecode::Module& module, std::span<const bytecode::Param> params) {
  std::vector<Parameter> parameters;
  for (const bytecode::Param& param : params) {
    parameters.push_back({module.names[param.name], param.is_pipe, param.has_default});
  }
  return parameters;
}

std::string NamesOf(std::span<const Parameter> parameters) {
  std::string names;
  for (const Parameter& parameter : parameters) names += (names.empty() ? "" : " ") + parameter.name;
  return names;
}

// Tells whether names separated by spaces are those of the parameters; one that has spaces itself matches nothing.
bool Declares(std::string_view names, std::span<const Parameter> parameters) {
  return NamesOf(parameters) == names && std::ranges::none_of(parameters, [](const Parameter& parameter) {
           return parameter.name.empty() || parameter.name.contains(' ');
         });
}

BoundShape BindShape(const bytecode::Module& module, const bytecode::Shape& shape) {
  BoundShape bound;
  std::set<std::string_view> seen;
  for (uint32_t name : shape.names) {
    bound.names.push_back(&module.names[name]);
    if (!seen.insert(module.names[name]).second) bound.repeated = &module.names[name];
  }
  return bound;
}

}  // namespace

Result<std::shared_ptr<const BoundModule>> BoundModule::Of(const bytecode::Module& module, const Registry& registry) {
  // It outlives the query that happens to be the first.
  const MemoryScope uncounted(nullptr);
  const std::lock_guard lock(module.bound.mutex);
  if (module.bound.value != nullptr && module.bound.value->registry_ == &registry) return module.bound.value;
  FLUX_TRY(module.bound.value, Make(module, registry));
  return module.bound.value;
}

Result<std::shared_ptr<const BoundModule>> BoundModule::Make(const bytecode::Module& module, const Registry& registry) {
  const std::shared_ptr<BoundModule> bound(new BoundModule(registry));
  for (const bytecode::Prototype& prototype : module.prototypes) {
    bound->parameters_.push_back(ToParameters(module, prototype.params));
  }
  for (const bytecode::Shape& shape : module.shapes) bound->shapes_.push_back(BindShape(module, shape));
  for (uint32_t i = 0; i < module.globals.size(); ++i) {
    const bytecode::Global& global = module.globals[i];
    bound->by_name_.try_emplace(module.names[global.name], i);
    Value& builtin = bound->builtins_.emplace_back(Value::Absent());
    if (global.is_builtin) {
      FLUX_TRY(builtin, bound->Builtin(module, global));
    }
  }
  for (const bytecode::Reference& reference : module.references) {
    bound->own_globals_.push_back(reference.package.empty() ? bound->FindGlobal(module.names[reference.name])
                                                            : std::nullopt);
  }
  return bound;
}

// A builtin without implementation can be read, so that packages may pass it on; it is an error to call it.
Result<Value> BoundModule::Builtin(const bytecode::Module& module, const bytecode::Global& global) {
  const std::string& package = module.path;
  const std::string_view name = module.names[global.name];
  if (const ConstantDef* constant = registry_->FindConstant(package, name)) return constant->value;
  const BuiltinDef* def = registry_->FindBuiltin(package, name);
  std::vector<Parameter> parameters = ToParameters(module, global.params);
  if (def == nullptr) {
    def = &unknown_.emplace_back(BuiltinDef{.package = package, .name = name, .parameters = {}});
  } else if (!Declares(def->parameters, parameters)) {
    return Fail(ErrorCode::kInternal,
                fmt::format("builtin `{}.{}` is declared with parameters `{}` but implemented with `{}`", package, name,
                            NamesOf(parameters), def->parameters));
  }
  return Value::FromObject(ValueKind::kFunction,
                           std::make_unique<BuiltinFunction>(*def, std::move(parameters), global.type));
}

std::optional<uint32_t> BoundModule::FindGlobal(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace flux::interp
