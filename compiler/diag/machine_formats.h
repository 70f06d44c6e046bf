#pragma once

// Diagnostics for programs: JSON of our own, SARIF 2.1.0 and GitHub workflow commands.

#include <span>
#include <string>

#include "compiler/diag/render.h"

namespace flux {

// An array with one object per finding; lines and columns count from 1, columns in bytes.
std::string RenderJson(std::span<const FileDiagnostics> files);
// One SARIF run over all files; columns count code points.
std::string RenderSarif(std::span<const FileDiagnostics> files);
// One `::error …` or `::warning …` line per finding, which GitHub shows beside the code.
std::string RenderGithub(std::span<const FileDiagnostics> files);

}  // namespace flux
