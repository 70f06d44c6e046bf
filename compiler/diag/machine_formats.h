#pragma once

// Diagnostics for programs: JSON of our own, SARIF 2.1.0 and GitHub workflow commands.

#include <span>
#include <string>

#include "compiler/diag/render.h"

namespace flux {

std::string RenderJson(std::span<const FileDiagnostics> files);
std::string RenderSarif(std::span<const FileDiagnostics> files);
std::string RenderGithub(std::span<const FileDiagnostics> files);

}  // namespace flux
