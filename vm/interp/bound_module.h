#pragma once

// What a module and a registry give alike in every run: parameters of its functions, shapes of records, values of
// builtins. Made when the module is first run, and kept with it. Internal to vm/interp.

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/registry/registry.h"
#include "vm/bytecode/module.h"

namespace flux::interp {

// Field names of a record literal, ready to be copied; `repeated` names one that comes twice, or is null.
struct BoundShape {
  std::vector<const std::string*> names;
  const std::string* repeated = nullptr;
};

// Immutable; runs in several threads may share it. The module and the registry outlive it.
class BoundModule {
 public:
  // That of the module, which is made now if no run has done it. Fails when a builtin is declared otherwise than it is
  // implemented.
  static Result<std::shared_ptr<const BoundModule>> Of(const bytecode::Module& module, const Registry& registry);

  std::span<const Parameter> parameters(uint32_t prototype) const { return parameters_[prototype]; }
  const BoundShape& shape(uint32_t index) const { return shapes_[index]; }
  // The own variable of a name.
  std::optional<uint32_t> FindGlobal(std::string_view name) const;
  // The same for a reference; nothing when that is to another package, or to no variable of this one.
  std::optional<uint32_t> OwnGlobal(uint32_t reference) const { return own_globals_[reference]; }
  // The value of a variable that is a builtin; absent for others.
  const Value& builtin(uint32_t global) const { return builtins_[global]; }

 private:
  explicit BoundModule(const Registry& registry) : registry_(&registry) {}
  static Result<std::shared_ptr<const BoundModule>> Make(const bytecode::Module& module, const Registry& registry);
  Result<Value> Builtin(const bytecode::Module& module, const bytecode::Global& global);

  const Registry* registry_;
  std::vector<std::vector<Parameter>> parameters_;  // by prototype
  std::vector<BoundShape> shapes_;
  std::unordered_map<std::string_view, uint32_t> by_name_;
  std::vector<std::optional<uint32_t>> own_globals_;  // by reference
  std::vector<Value> builtins_;                       // by global
  std::deque<BuiltinDef> unknown_;                    // builtins that a script declares and nobody implements
};

}  // namespace flux::interp
