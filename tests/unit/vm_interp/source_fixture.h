#pragma once

// Runs Flux source on the VM of VmFixture, with packages given as source.

#include <deque>

#include "compiler/check/check.h"
#include "tests/unit/vm_interp/vm_fixture.h"

namespace flux {

class SourceFixture : public VmFixture, private PackageTypes {
 public:
  // Defines `internal/boolean`, `universe` (with `now`) and `test` (the builtins of VmFixture).
  SourceFixture();

  // Compiles; fails the test when the source has errors. The script's file is `script.flux`.
  std::shared_ptr<const bytecode::Module> Compile(std::string_view source, std::string path = "main");
  void Package(std::string path, std::string_view source);
  void RunSource(std::string_view source) { Run(Compile(source)); }
  std::string SourceFails(std::string_view source) { return RunFails(Compile(source)); }
  // The value of `expression`, which may use package `test`, as text; or its error with `error: ` before it.
  std::string Eval(std::string_view expression);
  // The bound row tree of the function `f` that the script defines, as source; `none` when it has no tree.
  std::string Tree(std::string_view source);

  std::vector<std::string> ambient;

 private:
  const PackageInterface* Find(std::string_view path) const override;

  std::deque<PackageInterface> interfaces_;
};

}  // namespace flux
