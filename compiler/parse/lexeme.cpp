#include "compiler/parse/lexeme.h"

namespace flux {

bool IsTrivia(TokenKind kind) { return kind == TokenKind::kWhitespace || kind == TokenKind::kComment; }

bool EndsOperand(TokenKind kind) {
  switch (kind) {
    case TokenKind::kIdent:
    case TokenKind::kInt:
    case TokenKind::kFloat:
    case TokenKind::kDuration:
    case TokenKind::kTime:
    case TokenKind::kRegexp:
    case TokenKind::kString:
    case TokenKind::kForeignString:
    case TokenKind::kQuoteClose:
    case TokenKind::kPipeReceive:
    case TokenKind::kRparen:
    case TokenKind::kRbrack:
    case TokenKind::kRbrace:
    case TokenKind::kBadExpr:
      return true;
    default:
      return false;
  }
}

}  // namespace flux
