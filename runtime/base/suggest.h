#pragma once

// Finds what a misspelt name was probably meant to be.

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace flux {

// Counts the insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
size_t EditDistance(std::string_view a, std::string_view b);

// Gives the candidate that is closest to `name`, or nothing when none is close enough to be worth a guess. The first
// of equally close candidates wins.
std::optional<std::string> Closest(std::string_view name, std::span<const std::string> candidates);

// Gives `; did you mean `host`?` for the closest candidate, or nothing.
std::string DidYouMean(std::string_view name, std::span<const std::string> candidates);

}  // namespace flux
