#pragma once

// Linked modules and their global variables: what all machines of one `Vm` share. Internal to vm/interp.

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/registry/registry.h"
#include "vm/bytecode/module.h"
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

// Field names of a record literal, ready to be copied; `repeated` names one that comes twice, or is null.
struct BoundShape {
  std::vector<const std::string*> names;
  const std::string* repeated = nullptr;
};

// A module bound to the cells it reads and writes.
class Instance {
 public:
  Instance(Program& program, std::shared_ptr<const bytecode::Module> module, uint32_t index);

  const bytecode::Module& module() const { return *module_; }
  const std::shared_ptr<const bytecode::Module>& shared_module() const { return module_; }
  // Number among the instances of the program.
  uint32_t index() const { return index_; }
  bool is_main = false;
  bool is_ready = false;
  // The text of a name of the module.
  std::string_view Name(uint32_t index) const { return module_->names[index]; }
  std::span<const Parameter> parameters(uint32_t prototype) const { return parameters_[prototype]; }
  const BoundShape& shape(uint32_t index) const { return shapes_[index]; }
  // The cell of an own variable, or null.
  Cell* Find(std::string_view name);
  // Own variables in order of definition.
  std::deque<Cell>& cells() { return cells_; }
  Cell& reference(uint32_t index) const { return *references_[index]; }
  void Bind(Cell& cell) { references_.push_back(&cell); }
  // The value behind a reference. Fails when it has none yet.
  Result<Value> Read(uint32_t reference) const;

 private:
  Program& program_;
  std::shared_ptr<const bytecode::Module> module_;
  uint32_t index_;
  std::vector<std::vector<Parameter>> parameters_;  // by prototype
  std::vector<BoundShape> shapes_;
  std::deque<Cell> cells_;  // by global
  std::unordered_map<std::string_view, uint32_t> by_name_;
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
  Status BindGlobals(Instance& instance);
  Status BindReferences(Instance& instance);
  Result<Cell*> Resolve(Instance& instance, const bytecode::Reference& reference);
  Status BindBuiltin(const Instance& instance, const bytecode::Global& global, Cell& cell);

  const Registry& registry_;
  std::deque<BuiltinDef> unimplemented_;  // builtins that the registry does not know
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
