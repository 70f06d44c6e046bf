#pragma once

// Source text to bytecode: parse, check, emit.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"
#include "tools/engine/engine.h"

namespace flux {

struct CompileOptions {
  // Names that the host defines: `v`, `task`, `params`.
  std::vector<std::string> ambient;
};

// A checked script. `package` is meaningful as far as the diagnostics allow.
struct CheckedScript {
  std::shared_ptr<const SourceFile> source;
  hir::Package package;
  DiagnosticSink diagnostics;
};

// Parses and checks; never fails, what is wrong is in the diagnostics.
CheckedScript CheckScript(const Engine& engine, std::shared_ptr<const SourceFile> source,
                          const CompileOptions& options);

// Emits a script that checked without errors.
Result<std::shared_ptr<const bytecode::Module>> EmitScript(const Engine& engine, const CheckedScript& script);

// Order in which the exports of packages are in scope without an import.
std::vector<std::string> PreludePackages();

}  // namespace flux
