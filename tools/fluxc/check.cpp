#include <unistd.h>

#include <algorithm>

#include "fmt/format.h"
#include "tools/fluxc/color.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/fluxc/script_set.h"

namespace flux::cli {

namespace {

DiagnosticFormat ParseFormat(std::string_view text) {
  if (text == "json") return DiagnosticFormat::kJson;
  if (text == "sarif") return DiagnosticFormat::kSarif;
  return text == "github" ? DiagnosticFormat::kGithub : DiagnosticFormat::kHuman;
}

bool HasErrors(const FileDiagnostics& file) {
  return std::ranges::any_of(file.diagnostics,
                             [](const Diagnostic& d) { return DiagnosticSeverity(d.kind) == Severity::kError; });
}

}  // namespace

int Check(const Options& options) {
  ScriptSet scripts(options);
  Status collected = scripts.Collect();
  if (!collected) return Fail(collected.error());
  scripts.Read();
  int exit_code = kOk;
  for (const Error& error : scripts.Unreadable()) exit_code = std::max(exit_code, Fail(error));
  if (options.dump_ast) {
    Print("{}", scripts.Trees());
    return exit_code;
  }
  std::unique_ptr<Engine> engine = MakeEngine();
  Status checked = scripts.Check(*engine);
  if (!checked) {
    Fail(checked.error());
    return kWrongUsage;
  }
  std::vector<FileDiagnostics> findings = scripts.Findings();
  DiagnosticFormat format = ParseFormat(options.format);
  Print("{}", RenderDiagnostics(findings, {format, format == DiagnosticFormat::kHuman && UsesColor(STDOUT_FILENO)}));
  return std::ranges::any_of(findings, HasErrors) ? kFailed : exit_code;
}

}  // namespace flux::cli
