#pragma once

// Gives each significant token the kind that its neighbours decide, so that the grammar needs one token of look-ahead:
// which parenthesis starts a call and which a function literal, which name starts an assignment, and so on.

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/parse/lexeme.h"

namespace flux {

constexpr uint32_t kNoToken = UINT32_MAX;

// For every token that opens or closes a group the index of its partner, for others kNoToken; and for every token the
// opener of the innermost group that it lies in. The tokens must be balanced. A closer lies in the group it closes, an
// opener in the one around.
struct TokenGroups {
  std::vector<uint32_t> partner;
  std::vector<uint32_t> opener;
};
// Costs linear time; to be called again after tokens were put in or taken out.
TokenGroups FindGroups(const std::vector<Lexeme>& tokens);

// Sets `kind` of every token from `base` and context. May be repeated after the tokens were edited.
void ClassifyTokens(std::string_view text, const TokenGroups& groups, std::vector<Lexeme>& tokens);

// Whether the token opens a group: `(`, `[`, `{`, or the `${` of an interpolation.
bool IsOpener(TokenKind base);
// Whether it closes one.
bool IsCloser(TokenKind base);

}  // namespace flux
