#include "compiler/diag/render.h"

#include "compiler/diag/excerpt.h"
#include "compiler/diag/machine_formats.h"
#include "compiler/diag/secrets.h"

namespace flux {
namespace {

std::string RenderForPeople(std::span<const FileDiagnostics> files, bool use_color) {
  std::string text;
  for (const FileDiagnostics& file : files) {
    for (const Diagnostic& diagnostic : file.diagnostics) AppendExcerpt(file, diagnostic, use_color, text);
  }
  return text;
}

}  // namespace

std::string RenderDiagnostics(std::span<const FileDiagnostics> files, const RenderOptions& options) {
  std::vector<std::vector<Diagnostic>> findings;
  std::vector<FileDiagnostics> shown;
  for (const FileDiagnostics& file : files) {
    auto& of_file = findings.emplace_back();
    for (const Diagnostic& diagnostic : file.diagnostics) {
      of_file.push_back(WithoutSecrets(*file.file, file.secrets, diagnostic));
    }
    shown.push_back({file.file, of_file, file.secrets});
  }
  switch (options.format) {
    case DiagnosticFormat::kHuman:
      return RenderForPeople(shown, options.use_color);
    case DiagnosticFormat::kJson:
      return RenderJson(shown);
    case DiagnosticFormat::kSarif:
      return RenderSarif(shown);
    case DiagnosticFormat::kGithub:
      return RenderGithub(shown);
  }
  return {};
}

}  // namespace flux
