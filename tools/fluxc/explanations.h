#pragma once

// The texts of docs/diagnostics, which are part of the program.

#include <span>
#include <string_view>

namespace flux::cli {

struct Explanation {
  std::string_view code;
  // Markdown; the first line is `# CODE: title`.
  std::string_view text;
};

// All of them, sorted by code.
std::span<const Explanation> Explanations();

}  // namespace flux::cli
