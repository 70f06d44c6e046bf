#include "compiler/parse/lexeme.h"

namespace flux {

bool IsTrivia(TokenKind kind) { return kind == TokenKind::kWhitespace || kind == TokenKind::kComment; }

constexpr TokenSet kOperandEnds = {
    TokenKind::kIdent,  TokenKind::kInt,    TokenKind::kFloat,         TokenKind::kDuration,   TokenKind::kTime,
    TokenKind::kRegexp, TokenKind::kString, TokenKind::kForeignString, TokenKind::kQuoteClose, TokenKind::kPipeReceive,
    TokenKind::kRparen, TokenKind::kRbrack, TokenKind::kRbrace,        TokenKind::kBadExpr};

bool EndsOperand(TokenKind kind) { return kOperandEnds.Has(kind); }

}  // namespace flux
