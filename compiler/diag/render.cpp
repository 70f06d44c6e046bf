#include "compiler/diag/render.h"

#include <algorithm>

#include "compiler/diag/excerpt.h"
#include "compiler/diag/machine_formats.h"
#include "compiler/diag/secrets.h"
#include "runtime/base/text.h"

namespace flux {
namespace {

// Of the line at an offset; what is further away is not quoted.
constexpr size_t kSeenBytes = 2000;

void AddSecrets(const SourceFile& file, Span span, std::vector<std::string_view>& out) {
  const LineColumn at = file.Locate(span.begin);
  const std::string_view line = file.Line(at.line);
  const size_t begin = std::min<size_t>(line.size(), at.column > kSeenBytes / 2 ? at.column - kSeenBytes / 2 : 0);
  const std::vector<std::string_view> found = FindSecrets(line.substr(begin, kSeenBytes));
  out.insert(out.end(), found.begin(), found.end());
}

void Hide(const std::vector<std::string_view>& secrets, std::string& text) {
  // Shorter ones are in many words.
  constexpr size_t kLeast = 3;
  for (const std::string_view secret : secrets) {
    if (secret.size() < kLeast) continue;
    text = ReplaceAll(text, secret, "***");
  }
}

// Gives the finding without the secrets of its lines; a fix that has one is left out.
Diagnostic WithoutSecrets(const SourceFile& file, Diagnostic finding) {
  std::vector<std::string_view> secrets;
  AddSecrets(file, finding.span, secrets);
  for (const RelatedSpan& related : finding.related) AddSecrets(file, related.span, secrets);
  if (secrets.empty()) return finding;
  for (std::string& arg : finding.args) Hide(secrets, arg);
  Hide(secrets, finding.label);
  Hide(secrets, finding.help);
  for (RelatedSpan& related : finding.related) Hide(secrets, related.label);
  const auto has_secret = [&](const TextEdit& edit) {
    std::string text = edit.replacement;
    Hide(secrets, text);
    return text != edit.replacement;
  };
  if (std::ranges::any_of(finding.fix, has_secret)) finding.fix.clear();
  return finding;
}

std::string RenderForPeople(std::span<const FileDiagnostics> files, bool use_color) {
  std::string text;
  for (const FileDiagnostics& file : files) {
    for (const Diagnostic& diagnostic : file.diagnostics) AppendExcerpt(*file.file, diagnostic, use_color, text);
  }
  return text;
}

}  // namespace

std::string RenderDiagnostics(std::span<const FileDiagnostics> files, const RenderOptions& options) {
  std::vector<std::vector<Diagnostic>> findings;
  std::vector<FileDiagnostics> shown;
  for (const FileDiagnostics& file : files) {
    auto& of_file = findings.emplace_back();
    for (const Diagnostic& diagnostic : file.diagnostics) of_file.push_back(WithoutSecrets(*file.file, diagnostic));
    shown.push_back({file.file, of_file});
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
