#include "runtime/base/suggest.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "runtime/base/text.h"

namespace flux {

namespace {

// The letters of a word in lower case, one bit each.
uint32_t LetterSet(std::string_view lower) {
  uint32_t set = 0;
  for (char c : lower) set |= c >= 'a' && c <= 'z' ? 1u << (c - 'a') : 0;
  return set;
}

// No distance is smaller than this: a letter that the other word lacks needs an edit of its own.
size_t LeastDistance(std::string_view a, uint32_t letters_of_a, std::string_view b) {
  const uint32_t letters_of_b = LetterSet(b);
  const size_t length = a.size() < b.size() ? b.size() - a.size() : a.size() - b.size();
  return std::max({length, static_cast<size_t>(std::popcount(letters_of_a & ~letters_of_b)),
                   static_cast<size_t>(std::popcount(letters_of_b & ~letters_of_a))});
}

// `fn` for `func`: an abbreviation with the same beginning.
bool IsAbbreviation(std::string_view abbreviated, std::string_view full) {
  if (abbreviated.size() < 2 || full.empty() || abbreviated[0] != full[0]) return false;
  size_t at = 0;
  for (char c : full)
    if (at < abbreviated.size() && abbreviated[at] == c) ++at;
  return at == abbreviated.size() && abbreviated.size() * 2 >= full.size();
}

// Names of the system begin with a line that is easily forgotten: `valu` is as near to `_value` as to `value`.
std::string_view WithoutLine(std::string_view lower) { return lower.starts_with('_') ? lower.substr(1) : lower; }

}  // namespace

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::optional<std::string> Closest(std::string_view name, std::span<const std::string> candidates) {
  constexpr size_t kMaxLength = 100;
  if (name.empty() || name.size() > kMaxLength) return std::nullopt;
  const std::string whole = LowerCase(name);
  const std::string_view lower = WithoutLine(whole);
  const uint32_t letters = LetterSet(lower);
  const size_t limit = lower.size() <= 2 ? 1 : std::max<size_t>(1, (lower.size() + 1) / 3);
  const std::string* best = nullptr;
  // Of equally close ones, those that begin with a line as the name does, or does not, are closer.
  std::pair<size_t, bool> best_distance{limit + 1, false};
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kMaxLength || candidate == name || candidate.empty()) continue;
    const std::string whole_other = LowerCase(candidate);
    const std::string_view other = WithoutLine(whole_other);
    // Most candidates are far off, which is cheaper to see than the distance itself.
    const size_t least = LeastDistance(lower, letters, other);
    size_t distance = other == lower ? 0 : least > limit ? least : EditDistance(lower, other);
    if (distance > limit && (IsAbbreviation(lower, other) || IsAbbreviation(other, lower))) distance = limit;
    const std::pair found(distance, candidate.starts_with('_') != name.starts_with('_'));
    if (found < best_distance && distance < std::max(other.size(), lower.size())) {
      best = &candidate;
      best_distance = found;
    }
  }
  return best ? std::optional(*best) : std::nullopt;
}

std::string DidYouMean(std::string_view name, std::span<const std::string> candidates) {
  const std::optional<std::string> meant = Closest(name, candidates);
  return meant ? "; did you mean `" + *meant + "`?" : "";
}

}  // namespace flux
