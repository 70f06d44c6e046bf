#include "compiler/diag/render.h"

#include "compiler/diag/excerpt.h"
#include "compiler/diag/machine_formats.h"

namespace flux {

std::string RenderDiagnostics(std::span<const FileDiagnostics> files, const RenderOptions& options) {
  switch (options.format) {
    case DiagnosticFormat::kHuman: {
      std::string text;
      for (const FileDiagnostics& file : files) {
        for (const Diagnostic& diagnostic : file.diagnostics) {
          AppendExcerpt(*file.file, diagnostic, options.use_color, text);
        }
      }
      return text;
    }
    case DiagnosticFormat::kJson:
      return RenderJson(files);
    case DiagnosticFormat::kSarif:
      return RenderSarif(files);
    case DiagnosticFormat::kGithub:
      return RenderGithub(files);
  }
  return {};
}

}  // namespace flux
