#pragma once

// One diagnostic for people: headline, place, the source lines involved with carets under them, help.

#include <string>

#include "compiler/diag/diagnostic.h"

namespace flux {

// Appends the whole finding, ending with a line break; `use_color` adds ANSI escapes.
void AppendExcerpt(const SourceFile& file, const Diagnostic& diagnostic, bool use_color, std::string& out);

// Appends the line in which `span` begins, with carets under it.
void AppendPlace(const SourceFile& file, Span span, bool use_color, std::string& out);

// Gives how many columns of a terminal the text takes: wide characters two, combining ones none, a tab four.
size_t DisplayWidth(std::string_view text);

}  // namespace flux
