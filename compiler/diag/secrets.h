#pragma once

// Findings and source lines without the tokens and passwords in them. Where these are is the caller's knowledge
// (compiler/parse/find_secrets.h): places that do not overlap, in order.

#include <span>
#include <string>

#include "compiler/diag/diagnostic.h"

namespace flux {

// Whether there is a secret in a part of a file.
bool HasSecret(std::span<const Span> secrets, Span part);

// Gives a part of a file with stars in place of secrets, as wide as these.
std::string WithoutSecrets(const SourceFile& file, std::span<const Span> secrets, Span part);

// Gives the finding without the secrets of what it is about; a fix that has one is left out.
Diagnostic WithoutSecrets(const SourceFile& file, std::span<const Span> secrets, Diagnostic finding);

}  // namespace flux
