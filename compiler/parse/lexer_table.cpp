#include "compiler/parse/lexer_table.h"

namespace flux {
namespace {

#include "compiler/parse/lexer_table.inc"

}  // namespace

std::optional<LexerMatch> MatchAscii(std::string_view text, size_t begin, size_t mode) {
  std::optional<LexerMatch> longest;
  uint8_t state = kLexerStarts[mode];
  for (size_t at = begin; at < text.size(); ++at) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) return std::nullopt;
    state = kLexerNext[state][byte];
    if (state == 0) break;
    if (kLexerStates[state].kind != 0) longest = {kLexerStates[state], at + 1};
  }
  return longest;
}

}  // namespace flux
