#include "tools/engine/compile.h"

#include "compiler/emit/emit.h"
#include "compiler/parse/parse.h"

namespace flux {

std::vector<std::string> PreludePackages() {
  return {"internal/boolean", "internal/location", "universe", "influxdata/influxdb"};
}

CheckedScript CheckScript(const Engine& engine, std::shared_ptr<const SourceFile> source,
                          const CompileOptions& options) {
  CheckedScript script{source, {}, {}};
  ast::File file = ParseFile(std::move(source), script.diagnostics);
  CheckOptions check{.is_script = true, .ambient = options.ambient, .prelude = PreludePackages()};
  script.package = Check(file, "main", engine.packages(), check, script.diagnostics);
  script.diagnostics.Normalize();
  return script;
}

Result<std::shared_ptr<const bytecode::Module>> EmitScript(const Engine& engine, const CheckedScript& script) {
  FLUX_TRY(bytecode::Module module, Emit(script.package));
  module.stdlib_fingerprint = engine.stdlib_fingerprint();
  return std::make_shared<const bytecode::Module>(std::move(module));
}

}  // namespace flux
