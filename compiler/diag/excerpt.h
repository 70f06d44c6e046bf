#pragma once

// One diagnostic for people: headline, place, the source lines involved with carets under them, help.

#include <string>

#include "compiler/diag/render.h"

namespace flux {

// Appends one finding of the file, ending with a line break; `use_color` adds ANSI escapes.
void AppendExcerpt(const FileDiagnostics& file, const Diagnostic& diagnostic, bool use_color, std::string& out);

// Appends the line in which `span` begins, with carets under it. It must have no secrets.
void AppendPlace(const SourceFile& file, Span span, bool use_color, std::string& out);

// Gives how many columns of a terminal the text takes: wide characters two, combining ones none, a tab four.
size_t DisplayWidth(std::string_view text);

}  // namespace flux
