#pragma once

// A VM with a registry of a few functions and packages given by the test.

#include <map>

#include "tests/unit/vm_bytecode/module_writer.h"
#include "vm/interp/vm.h"

namespace flux {

// A plan operation without meaning.
struct ProbeSpec final : plan::Spec {
  static constexpr std::string_view kName = "probe";
  void Describe(plan::Description&) const override {}
};

class FakeServices final : public VmServices {
 public:
  Result<std::shared_ptr<const bytecode::Module>> FindPackage(std::string_view path) override {
    found_.emplace_back(path);
    auto package = packages.find(path);
    if (package != packages.end()) return package->second;
    return Fail(ErrorCode::kNotFound, "no package `" + std::string(path) + "`");
  }
  Status Execute(const plan::NodeRef&, TableSink&) override { return {}; }
  Time Now() const override { return {1000}; }
  Result<std::string> ReadFile(std::string_view path) override { return "content of " + std::string(path); }
  const CancelToken& cancel() const override { return token; }

  std::map<std::string, std::shared_ptr<const bytecode::Module>, std::less<>> packages;
  CancelToken token;
  std::vector<std::string> found_;
};

// Builtins of package `test`: `add(a, ?b)`, `apply(fn, x)` calls `fn(x:)`, `swallow(fn)` gives the error of `fn()` as
// text, `source()` makes a stream, `keep(<-tables)` marks it as a result and passes it on, `place()` and `time()`.
void RegisterTestBuiltins(Registry& registry);

class VmFixture {
 public:
  VmFixture() : vm(registry, services) { RegisterTestBuiltins(registry); }

  // Gives the script's variable, or the text of the error with `error: ` before it.
  std::string Text(std::string_view variable);
  // Runs the script and gives the error's text; fails the test when there is none.
  std::string RunFails(std::shared_ptr<const bytecode::Module> module);
  void Run(std::shared_ptr<const bytecode::Module> module);

  Registry registry;
  FakeServices services;
  Vm vm;
};

}  // namespace flux
