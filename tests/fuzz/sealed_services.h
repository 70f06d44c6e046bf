#pragma once

// What fuzzers run modules with: the standard library without anything that reaches outside, and services that end
// scripts which call more than any sane one, so that a call tree that doubles at each level is no hang.

#include "runtime/registry/registry.h"
#include "vm/interp/vm.h"

namespace flux {

// Gives the builtins of the standard library but those that wait or use the network.
const Registry& SealedRegistry();

class SealedServices final : public VmServices {
 public:
  // Gives packages of this build's standard library.
  Result<std::shared_ptr<const bytecode::Module>> FindPackage(std::string_view path) override;
  // Gives no tables, whatever the stream.
  Status Execute(const plan::NodeRef&, TableSink&) override { return {}; }
  Time Now() const override { return {}; }
  Result<std::string> ReadFile(std::string_view) override { return std::string(); }
  // Is cancelled after some thousand calls.
  const CancelToken& cancel() const override;

 private:
  mutable CancelToken token_;
  mutable int calls_ = 0;
};

// Runs a module's code and asks for the row trees of the functions it defines; what fails does so quietly.
void RunSealed(std::shared_ptr<const bytecode::Module> module);

}  // namespace flux
