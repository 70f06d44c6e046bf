#pragma once

// The lexer's automaton over ASCII, computed from the grammar at build time; ANTLR's own simulator computes it anew in
// every process, and takes a lock for every byte.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace flux {

// What a state of the automaton says when a token ends in it.
struct LexerState {
  uint16_t kind;       // of the token; 0 when none ends here
  int8_t pushed_mode;  // the mode that follows inside it; negative for none
  bool pops_mode;
};

// The state in which the longest token ends, and the offset behind it.
struct LexerMatch {
  LexerState state;
  size_t end;
};

// Gives the longest token at `begin` (less than the text's size). Nothing when that depends on a byte outside ASCII.
std::optional<LexerMatch> MatchAscii(std::string_view text, size_t begin, size_t mode);

}  // namespace flux
