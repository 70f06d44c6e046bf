#pragma once

// Tables for people.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "fmt/format.h"

namespace flux::cli {

// Lines of cells, the columns as wide as they must be; the first column is text, the others are numbers and times.
template <size_t kColumns>
std::string Aligned(const std::vector<std::array<std::string, kColumns>>& lines) {
  std::array<size_t, kColumns> widths = {};
  for (const auto& line : lines) {
    for (size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], line[i].size());
  }
  std::string text;
  for (const auto& line : lines) {
    text += fmt::format("{:<{}}", line[0], widths[0]);
    for (size_t i = 1; i < kColumns; ++i) text += fmt::format("  {:>{}}", line[i], widths[i]);
    text += '\n';
  }
  return text;
}

}  // namespace flux::cli
