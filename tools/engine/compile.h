#pragma once

// Source text to bytecode: parse, load local packages, check, emit.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"
#include "tools/engine/workspace.h"

namespace flux {

struct ParsedScript {
  ast::File file;
  DiagnosticSink diagnostics;
};

// A checked script. `package` is meaningful as far as the diagnostics allow.
struct CheckedScript {
  std::shared_ptr<const SourceFile> source;
  hir::Package package;
  DiagnosticSink diagnostics;
  // All local packages that it needs, each after those that it imports itself; the workspace owns them.
  std::vector<LocalPackage*> packages;

  // Whether the script or a package that it needs has errors.
  bool has_errors() const;
};

// Never fails, what is wrong is in the diagnostics.
ParsedScript ParseScript(std::shared_ptr<const SourceFile> source);

// Checks a script whose imports are loaded; may be called from several threads.
CheckedScript CheckScript(const Workspace& workspace, ParsedScript script, const ImportScope& imports);

// Parses and checks a script in `directory`, and what it imports.
CheckedScript CheckScript(Workspace& workspace, std::shared_ptr<const SourceFile> source,
                          const std::filesystem::path& directory);

// Emits a script that checked without errors, with its local packages.
Result<std::shared_ptr<const bytecode::Module>> EmitScript(const Engine& engine, const CheckedScript& script);

// Order in which the exports of packages are in scope without an import.
std::vector<std::string> PreludePackages();

}  // namespace flux
