#pragma once

// What all sessions of a process share: the registry of builtins and the standard library's types and bytecode. Made
// once, read only afterwards.

#include <memory>
#include <string_view>

#include "compiler/check/check.h"
#include "runtime/registry/registry.h"
#include "tools/image/image_format.h"
#include "vm/bytecode/module.h"

namespace flux {

class StdlibImage;

class Engine {
 public:
  // Fails only when the standard library built into the program is damaged.
  static Result<std::unique_ptr<Engine>> Create();
  ~Engine();

  const Registry& registry() const { return registry_; }
  // Types of the packages that scripts may import.
  const PackageTypes& packages() const;
  // Bytecode of a standard library package; fails with the import path when there is none.
  Result<std::shared_ptr<const bytecode::Module>> FindPackage(std::string_view path) const;
  // Documentation of a standard library package; empty when there is none.
  Result<image::PackageDocs> FindDocs(std::string_view path) const;
  // Changes whenever the standard library does; compiled scripts carry it.
  uint64_t stdlib_fingerprint() const;

 private:
  Engine();
  Registry registry_;
  std::unique_ptr<StdlibImage> image_;
};

}  // namespace flux
