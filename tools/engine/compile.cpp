#include "tools/engine/compile.h"

#include <algorithm>

#include "compiler/emit/emit.h"
#include "compiler/follow_ups/suppressions.h"
#include "compiler/parse/parse.h"

namespace flux {

namespace {

// Depth first, so that imports come before importers.
void CollectPackages(const std::vector<LocalPackage*>& imports, std::vector<LocalPackage*>& out) {
  for (LocalPackage* package : imports) {
    if (std::ranges::find(out, package) != out.end()) continue;
    CollectPackages(package->imports, out);
    if (std::ranges::find(out, package) == out.end()) out.push_back(package);
  }
}

}  // namespace

std::vector<std::string> PreludePackages() {
  return {"internal/boolean", "internal/location", "universe", "influxdata/influxdb"};
}

bool CheckedScript::has_errors() const {
  return diagnostics.has_errors() || std::ranges::any_of(packages, [](const LocalPackage* p) { return p->has_errors; });
}

ParsedScript ParseScript(std::shared_ptr<const SourceFile> source) {
  ParsedScript script;
  script.file = ParseFile(std::move(source), script.diagnostics);
  return script;
}

CheckedScript CheckScript(const Workspace& workspace, ParsedScript script, const ImportScope& imports) {
  CheckedScript checked{script.file.source, {}, std::move(script.diagnostics), {}};
  CheckOptions options{.is_script = true,
                       .ambient = workspace.ambient().names,
                       .ambient_records = workspace.ambient().records,
                       .prelude = PreludePackages(),
                       .buckets = workspace.buckets(),
                       .registry = &workspace.engine().registry()};
  checked.package = Check(script.file, "main", imports, options, checked.diagnostics);
  DropIgnored(script.file, checked.diagnostics);
  checked.diagnostics.Normalize();
  CollectPackages(imports.packages(), checked.packages);
  return checked;
}

CheckedScript CheckScript(Workspace& workspace, std::shared_ptr<const SourceFile> source,
                          const std::filesystem::path& directory) {
  ParsedScript script = ParseScript(std::move(source));
  ImportScope imports = workspace.Load(script.file, directory);
  return CheckScript(workspace, std::move(script), imports);
}

Result<std::shared_ptr<const bytecode::Module>> EmitScript(const Engine& engine, const CheckedScript& script) {
  FLUX_TRY(bytecode::Module module, Emit(script.package));
  module.stdlib_fingerprint = engine.stdlib_fingerprint();
  for (LocalPackage* package : script.packages) {
    if (package->module == nullptr) {
      FLUX_TRY(bytecode::Module emitted, Emit(package->package));
      package->module = std::make_shared<const bytecode::Module>(std::move(emitted));
    }
    module.packages.push_back(package->module);
  }
  return std::make_shared<const bytecode::Module>(std::move(module));
}

}  // namespace flux
