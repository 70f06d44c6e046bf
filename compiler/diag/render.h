#pragma once

// Diagnostics as text: for people (with source excerpts and carets) and as JSON, SARIF 2.1 and GitHub annotations.
// What may be a password or a token in what they are about is in none of them (diag/secrets.h).

#include <span>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.h"

namespace flux {

enum class DiagnosticFormat : uint8_t { kHuman, kJson, kSarif, kGithub };

// How to write findings; colour is for people only.
struct RenderOptions {
  DiagnosticFormat format = DiagnosticFormat::kHuman;
  bool use_color = false;
};

// The findings of one file, in the order in which they are to be shown, and what of the file must not be shown.
struct FileDiagnostics {
  const SourceFile* file;
  std::span<const Diagnostic> diagnostics;
  std::vector<Span> secrets;
};

// Writes the findings of all files in one piece: machine formats need that for their outermost brackets.
std::string RenderDiagnostics(std::span<const FileDiagnostics> files, const RenderOptions& options);

}  // namespace flux
