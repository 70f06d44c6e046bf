#include "compiler/parse/broken_time.h"

#include <algorithm>

#include "runtime/base/digits.h"

namespace flux {
namespace {

using enum TokenKind;

constexpr std::string_view kTimeCharacters = "0123456789-:.+TZ";

// No expression has two colons between digits, or a `T` between digits and a colon.
bool IsMeantAsTime(std::string_view run) {
  const auto colons = std::ranges::count(run, ':');
  if (colons != 1) return colons > 1;
  for (size_t at = run.find('T', 1); at < run.size() - 1; at = run.find('T', at + 1)) {
    if (IsDigit(run[at - 1]) && IsDigit(run[at + 1])) return true;
  }
  return false;
}

// A whole time is right as it is, even as key or value of a dictionary without spaces.
bool IsTimeOfDay(std::string_view text, const Lexeme& token) {
  return token.kind == kTime && text.substr(token.span.begin, token.span.end - token.span.begin).contains('T');
}

}  // namespace

void JoinBrokenTimes(std::string_view text, std::vector<Lexeme>& tokens) {
  uint32_t run_end = 0;
  size_t kept = 0;
  for (size_t i = 0; i < tokens.size(); ++i, ++kept) {
    tokens[kept] = tokens[i];
    const uint32_t begin = tokens[i].span.begin;
    if (begin < run_end || begin >= text.size() || !IsDigit(text[begin])) continue;
    run_end = static_cast<uint32_t>(std::min(text.find_first_not_of(kTimeCharacters, begin), text.size()));
    if (!IsMeantAsTime(text.substr(begin, run_end - begin))) continue;
    size_t next = i;
    bool has_time = false;
    for (; next < tokens.size() && tokens[next].span.end <= run_end && tokens[next].kind != kEnd; ++next) {
      has_time |= IsTimeOfDay(text, tokens[next]);
    }
    const bool is_whole = !has_time && next > i + 1 && tokens[next - 1].span.end == run_end;
    if (!is_whole) continue;
    tokens[kept].kind = tokens[kept].base = kTime;
    tokens[kept].span.end = run_end;
    i = next - 1;
  }
  tokens.resize(kept);
}

}  // namespace flux
