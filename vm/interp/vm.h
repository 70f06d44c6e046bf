#pragma once

// The script VM: loads packages, runs a script and collects the streams it wants as results. One `Vm` per run; it
// must outlive calls of function values it made (plans keep them for row-by-row evaluation).

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/plan/plan.h"
#include "runtime/registry/registry.h"
#include "runtime/registry/skipped_effects.h"
#include "vm/bytecode/module.h"

namespace flux {

// What the VM asks of the session that runs it.
class VmServices {
 public:
  virtual ~VmServices() = default;
  // The module of an imported package; fails when there is none.
  virtual Result<std::shared_ptr<const bytecode::Module>> FindPackage(std::string_view path) = 0;
  // Optimises and runs a stream at once, into `sink`.
  virtual Status Execute(const plan::NodeRef& stream, TableSink& sink) = 0;
  // The time that `now()` gives unless the script overrides the option.
  virtual Time Now() const = 0;
  virtual Result<std::string> ReadFile(std::string_view path) = 0;
  // The value of a name that `Vm::DeclareAmbient` declared, asked when the script first reads it; what the script did
  // before, such as setting `option task`, can be seen through `Vm::Global`.
  virtual Result<Value> Ambient(std::string_view name);
  virtual const CancelToken& cancel() const = 0;
  // For requests of the script; null: each makes its own client.
  virtual net::HttpClientPool* http_clients() const { return nullptr; }
  // Fails with `kNotFound` when there is none.
  virtual Result<std::string> Secret(std::string_view key);
  virtual const Semantics& semantics() const {
    static constexpr Semantics kUsual;
    return kUsual;
  }
  // Not null in a run without effects, which are noted there.
  virtual SkippedEffects* skipped_effects() { return nullptr; }
};

namespace interp {
class Machine;
class Program;
}  // namespace interp

// Loads and runs; used by one thread at a time. Errors carry the calls they came through as their trace.
class Vm {
 public:
  Vm(const Registry& registry, VmServices& services);
  ~Vm();

  // Defines a name that scripts may use without defining it (`v` of dashboards, `task`); before loading what uses it.
  void Inject(std::string_view name, Value value);
  // The same for a name whose value the services give when it is needed.
  void DeclareAmbient(std::string_view name);
  // Links a package and runs its top-level code, its imports first. Loading a path twice does nothing.
  Status LoadPackage(std::shared_ptr<const bytecode::Module> module);
  // Links and runs a script.
  Status RunMain(std::shared_ptr<const bytecode::Module> module);
  // Streams that are results, in the order in which they came up, each once; clears the list.
  std::vector<plan::NodeRef> TakeResults();

  // Calls a function value with named arguments.
  Result<Value> Call(const Value& fn, std::span<const NamedArg> args);
  // Gives a function as operations keep it; captures and globals are read now.
  Result<plan::RowFunction> ToRowFunction(const Value& fn);
  // What relative times refer to at this moment of the run.
  Time Now() const;
  // The current value of a top-level name; `main` is the script. Fails when there is none.
  Result<Value> Global(std::string_view package, std::string_view name);

 private:
  friend class RowCaller;
  Status Load(std::shared_ptr<const bytecode::Module> module, bool is_main);
  Status LoadImport(const std::string& path);

  std::unique_ptr<interp::Program> program_;
  std::unique_ptr<interp::Machine> machine_;
  std::vector<std::string> loading_;  // paths whose imports are being loaded
};

// Calls one function over and over with the same parameters: arguments are matched once, the stack is kept. Use one per
// thread; several may run at the same time while no script code does.
class RowCaller {
 public:
  // `names` are the arguments that every call will give, in that order. Fails when `fn` does not take them.
  static Result<RowCaller> Make(Vm& vm, const Value& fn, std::span<const std::string_view> names);
  RowCaller(RowCaller&&) noexcept;
  ~RowCaller();
  // Calls with the values of the arguments; they are moved from.
  Result<Value> Call(std::span<Value> args);

 private:
  RowCaller(std::unique_ptr<interp::Machine> machine, Value fn, std::vector<int32_t> argument_of);
  std::unique_ptr<interp::Machine> machine_;
  Value fn_;
  std::vector<int32_t> argument_of_;  // per parameter: index of its argument, or -1
  std::vector<Value> values_;         // of the parameters in the next call
};

}  // namespace flux
