#pragma once

// The names a script defines itself, scope by scope. What packages export is looked up in their interfaces.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/hir/hir.h"
#include "compiler/source/source_file.h"
#include "compiler/types/types.h"

namespace flux {

// What a name of the script stands for.
struct Binding {
  enum class Kind : uint8_t { kLocal, kGlobal, kPackage } kind;
  Span span = {};
  PolyType type = {};
  uint32_t slot = 0;                  // kLocal
  std::string_view package = {};      // kPackage: the import path; empty when there is no such package
  std::string_view owner = {};        // kGlobal: path of the package that owns the name; empty for this one
  bool is_builtin = false;            // kGlobal: declared, not assigned
  bool is_ambient = false;            // kGlobal: injected from outside, with fields that the script set
  bool is_row = false;                // kLocal: a parameter that receives rows of tables
  const hir::Expr* origin = nullptr;  // of the rows or of what else a hinted parameter receives; may be null
  uint32_t file = 0;                  // in which the spans are
};

// The scopes around the expression that is being checked. Entering and leaving must be balanced; bindings stay valid
// until their scope changes.
class Scopes {
 public:
  // What a scope belongs to; only functions have slots of their own.
  enum class Kind : uint8_t { kImports, kFile, kTestcase, kFunction };

  // A binding and how far away it is; `binding` is null when no scope has the name.
  struct Found {
    const Binding* binding = nullptr;
    uint32_t depth = 0;  // function scopes between the use and the definition
  };

  // Opens a scope without names inside the innermost one.
  void Enter(Kind kind) { frames_.push_back({.kind = kind, .names = {}}); }
  // Closes the innermost scope and forgets its names.
  void Leave() { frames_.pop_back(); }
  // Forgets the names of the innermost scope.
  void Clear() { frames_.back().names.clear(); }
  // Defines a name in the outermost scope, that of imports.
  void DefineImport(std::string_view name, Binding binding) {
    frames_.front().names.insert_or_assign(name, std::move(binding));
  }
  // Forgets all imports: they are visible in one file only.
  void ClearImports() { frames_.front().names.clear(); }

  // Defines a name in the innermost scope; a later definition replaces an earlier one.
  void Define(std::string_view name, Binding binding) {
    frames_.back().names.insert_or_assign(name, std::move(binding));
  }
  // Numbers a parameter or variable of the innermost function.
  uint32_t NewSlot() { return frames_.back().slot_count++; }
  uint32_t slot_count() const { return frames_.back().slot_count; }

  // Looks from the innermost scope outwards.
  Found Find(std::string_view name) const;
  // Finds the name in the innermost scope only.
  const Binding* FindHere(std::string_view name) const;
  // Finds what an import is bound to.
  const Binding* FindImport(std::string_view name) const;
  // Gives the name of the innermost parameter that receives rows of tables; empty when there is none.
  std::string_view FindRow() const;
  // Lists all visible names, sorted.
  std::vector<std::string> Names() const;

 private:
  struct Frame {
    Kind kind;
    std::unordered_map<std::string_view, Binding> names;
    uint32_t slot_count = 0;
  };
  std::vector<Frame> frames_;
};

}  // namespace flux
