#pragma once

// What other packages see of a package: its exported names and their types, and the compact binary form in which a
// build writes the interfaces of the standard library.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/types/type_store.h"
#include "runtime/base/error.h"

namespace flux {

struct InterfaceExport {
  std::string name;
  PolyType type;
  bool is_option = false;
  bool is_builtin = false;
  bool is_implemented = true;    // false when calls of it fail
  std::string replacement = {};  // what to use instead of a deprecated export, with its import path; else empty
  std::string body = {};         // of a function or literal, as the checker writes it; empty: not known
};

// Read-only once built; may be shared between threads.
struct PackageInterface {
  std::string path;
  std::string name;                        // of the package clause
  std::shared_ptr<const TypeStore> types;  // of the exports' types
  std::vector<InterfaceExport> exports;    // sorted by name
  // Whether names that start with `_` are the package's own.
  bool hides_private = false;
  // Whether exports may be missing because the package has errors.
  bool is_incomplete = false;

  // Finds an export by name, or gives null.
  const InterfaceExport* FindExport(std::string_view name) const;
};

// Writes interfaces with all types that they need, and nothing else of their stores.
std::string SerializeInterfaces(const std::vector<const PackageInterface*>& packages);

// Reads what SerializeInterfaces wrote; all packages share one new store. Fails on truncated or corrupt bytes.
Result<std::vector<PackageInterface>> DeserializeInterfaces(std::string_view bytes);

}  // namespace flux
