#pragma once

// Diagnostics as text: for people (with source excerpts and carets) and as JSON, SARIF 2.1 and GitHub annotations.

#include <span>
#include <string>

#include "compiler/diag/diagnostic.h"

namespace flux {

enum class DiagnosticFormat : uint8_t { kHuman, kJson, kSarif, kGithub };

struct RenderOptions {
  DiagnosticFormat format = DiagnosticFormat::kHuman;
  bool use_color = false;
};

struct FileDiagnostics {
  const SourceFile* file;
  std::span<const Diagnostic> diagnostics;
};

std::string RenderDiagnostics(std::span<const FileDiagnostics> files, const RenderOptions& options);

}  // namespace flux
