#pragma once

// Linked modules and their global variables: what all machines of one `Vm` share. Internal to vm/interp.

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/registry/registry.h"
#include "vm/bytecode/module.h"
#include "vm/interp/bound_module.h"
#include "vm/interp/vm.h"

namespace flux::interp {

// A top-level variable. Readers go through the cell, so that they see what an option was set to last.
struct Cell {
  Value value;
  bool is_set = false;
  bool is_option = false;
  bool is_now = false;  // the prelude's `now`, which also tells builtins the time
};

class Program;

// A module bound to the cells it reads and writes.
class Instance {
 public:
  Instance(Program& program, std::shared_ptr<const bytecode::Module> module, std::shared_ptr<const BoundModule> bound,
           uint32_t index);

  const bytecode::Module& module() const { return *module_; }
  const BoundModule& bound() const { return *bound_; }
  const std::shared_ptr<const bytecode::Module>& shared_module() const { return module_; }
  // Number among the instances of the program.
  uint32_t index() const { return index_; }
  bool is_main = false;
  bool is_ready = false;
  // The text of a name of the module.
  std::string_view Name(uint32_t index) const { return module_->names[index]; }
  std::span<const Parameter> parameters(uint32_t prototype) const { return bound_->parameters(prototype); }
  const BoundShape& shape(uint32_t index) const { return bound_->shape(index); }
  // The cell of an own variable, or null.
  Cell* Find(std::string_view name);
  // Own variables in order of definition.
  std::vector<Cell>& cells() { return cells_; }
  Cell& reference(uint32_t index) const { return *references_[index]; }
  void Bind(Cell& cell) { references_.push_back(&cell); }
  // The value behind a reference. Fails when it has none yet.
  Result<Value> Read(uint32_t reference) const;

 private:
  Program& program_;
  std::shared_ptr<const bytecode::Module> module_;
  std::shared_ptr<const BoundModule> bound_;
  uint32_t index_;
  std::vector<Cell> cells_;  // by global
  std::vector<Cell*> references_;
};

// All that was loaded in one run. Linking happens in one thread; afterwards row functions may read from several.
class Program {
 public:
  Program(const Registry& registry, VmServices& services) : registry_(registry), services_(services) {}
  const Registry& registry() const { return registry_; }

  VmServices& services() { return services_; }
  size_t instance_count() const { return instances_.size(); }
  // Binds a module whose imports are loaded; its code is not run.
  Result<Instance*> Link(std::shared_ptr<const bytecode::Module> module);
  // The instance of a package, or null. The script is `main`.
  Instance* Find(std::string_view path);
  void Inject(std::string_view name, Value value);
  void DeclareAmbient(std::string_view name);
  // Asks for the value behind a cell when it is ambient and was not read before.
  Status ReadAmbient(const Cell& cell);
  // The same for all of them.
  Status ReadAmbient();
  // A package as a record of its variables, for scripts that use an import as a value.
  Result<Value> PackageRecord(std::string_view path);

  // The value of an option of a loaded package.
  Result<Value> Option(std::string_view package, std::string_view name);

  // May be called from several threads.
  void AddResult(plan::NodeRef node);
  std::vector<plan::NodeRef> TakeResults();

  Time now() const { return now_ ? *now_ : services_.Now(); }
  void set_now(Time now) { now_ = now; }

 private:
  Status BindReferences(Instance& instance);
  Result<Cell*> Resolve(Instance& instance, const bytecode::Reference& reference);

  const Registry& registry_;
  VmServices& services_;
  std::vector<std::unique_ptr<Instance>> instances_;
  std::map<std::string, Instance*, std::less<>> by_path_;
  std::map<std::string, Cell, std::less<>> ambient_;
  std::optional<Time> now_;  // what the script set the option to
  std::mutex results_mutex_;
  std::vector<plan::NodeRef> results_;
  std::set<const plan::Node*> known_results_;
};

}  // namespace flux::interp
