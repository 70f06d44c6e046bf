#pragma once

// One thread of script execution: call frames, registers, the dispatch loop, and what builtins see of it. Internal to
// vm/interp.

#include <string>
#include <string_view>
#include <vector>

#include "vm/interp/closure.h"
#include "vm/interp/program.h"
#include "vm/interp/register_stack.h"

namespace flux::interp {

class Machine final : public CallContext {
 public:
  explicit Machine(Program& program) : program_(program) {}

  Program& program() { return program_; }
  // Runs a package's top-level statements.
  Status RunInit(const Instance& instance);
  // Calls with the values of all parameters in their order, absent ones `Value::Absent()`; they are moved from.
  Result<Value> Invoke(const Value& fn, std::span<Value> arguments);

  Result<Value> Call(const Value& fn, std::span<const NamedArg> args) override;
  Result<plan::RowFunction> ToRowFunction(const Value& fn) override;
  Status Execute(const plan::NodeRef& stream, TableSink& sink) override;
  void AddResult(plan::NodeRef node) override { program_.AddResult(std::move(node)); }
  StackTrace position() const override;
  Time now() const override { return program_.now(); }
  Time start_time() const override { return program_.services().Now(); }
  Result<Value> Option(std::string_view package, std::string_view name) override {
    return program_.Option(package, name);
  }
  Result<std::string> ReadFile(std::string_view path) override { return program_.services().ReadFile(path); }
  const CancelToken& cancel() const override { return program_.services().cancel(); }
  const Semantics& semantics() const override { return program_.services().semantics(); }
  net::HttpClientPool* http_clients() const override { return program_.services().http_clients(); }
  Result<std::string> Secret(std::string_view key) override { return program_.services().Secret(key); }

 private:
  struct Frame {
    Value callee;  // keeps the closure alive
    const Closure* closure = nullptr;
    const Instance* instance = nullptr;
    const bytecode::Prototype* prototype = nullptr;
    Value* registers = nullptr;
    uint32_t pc = 0;      // of the next instruction, up to date while a call is made
    uint16_t result = 0;  // the caller's register for the value
  };
  // Which argument goes where, for callees that a call site has seen.
  struct CallCache {
    const void* target;
    std::vector<int32_t> argument_of;
  };

  // Runs the topmost frame until it returns.
  Result<Value> Run();
  // The dispatch loop; frames above `base` are popped when it ends, except by an allocation that is refused.
  Result<Value> Dispatch(size_t base);
  Status PushFrame(Value callee, const Closure* closure, const Instance& instance,
                   const bytecode::Prototype& prototype);
  void PopFrame();
  static std::string NameOf(const Frame& frame);
  // As scripts write it: with its package, unless it needs no import.
  static std::string QualifiedName(const Frame& frame);
  static TracePlace PlaceOf(const Frame& frame);
  Status FixSteadyCall(expr::Node& node);
  // Pops frames down to `base` and appends their places to the error's trace.
  std::unexpected<Error> Unwind(size_t base, Error error);

  // Starts a closure's frame or runs a builtin.
  Status CallInstruction(bytecode::Instruction i);
  Status CallBuiltin(const BuiltinFunction& builtin, std::span<const int32_t> argument_of, Value* arguments, Value& to);
  // The builtin itself, or what stands in for it in a run without effects.
  Result<Value> RunBuiltin(const BuiltinFunction& builtin, Args args);
  Result<const std::vector<int32_t>*> Match(const Instance& instance, uint32_t site, const Callable& callee);
  Status SetOption(const Instance& instance, uint32_t reference, const Value& value);
  static Value MakeClosure(const Frame& frame, uint32_t prototype);

  Program& program_;
  std::vector<Frame> frames_;
  RegisterStack stack_;
  int native_depth_ = 0;
  std::vector<std::vector<std::vector<CallCache>>> call_caches_;  // by instance and call site
  size_t noted_places_ = 0;                                       // in the trace of the error that is on its way out
};

}  // namespace flux::interp
