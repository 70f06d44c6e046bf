#include "compiler/parse/lexeme.h"
#include "compiler/parse/parse.h"

namespace flux {
namespace {

TokenClass ClassOf(TokenKind kind) {
  using enum TokenKind;
  switch (kind) {
    case kWhitespace:
      return TokenClass::kWhitespace;
    case kComment:
    case kForeignComment:
      return TokenClass::kComment;
    case kAnd:
    case kOr:
    case kNot:
    case kImport:
    case kPackage:
    case kReturn:
    case kOption:
    case kBuiltin:
    case kTestcase:
    case kIf:
    case kThen:
    case kElse:
    case kExists:
      return TokenClass::kKeyword;
    case kIdent:
      return TokenClass::kIdentifier;
    case kInt:
    case kFloat:
      return TokenClass::kNumber;
    case kDuration:
      return TokenClass::kDuration;
    case kTime:
      return TokenClass::kTime;
    case kString:
    case kQuoteOpen:
    case kQuoteClose:
    case kText:
      return TokenClass::kString;
    case kRegexp:
      return TokenClass::kRegexp;
    case kAttribute:
      return TokenClass::kAttribute;
    case kLparen:
    case kRparen:
    case kLbrack:
    case kRbrack:
    case kLbrace:
    case kRbrace:
    case kComma:
    case kColon:
    case kDot:
    case kInterpolationOpen:
    case kInterpolationClose:
      return TokenClass::kPunctuation;
    case kIllegal:
    case kForeignAnd:
    case kForeignOr:
    case kForeignNot:
    case kForeignAssign:
    case kForeignString:
    case kSemicolon:
    case kHash:
      return TokenClass::kIllegal;
    default:
      return TokenClass::kOperator;
  }
}

}  // namespace

std::vector<Token> Tokenize(const SourceFile& source) {
  std::vector<Token> tokens;
  for (const Lexeme& lexeme : Lex(source.text())) tokens.push_back({ClassOf(lexeme.kind), lexeme.span});
  return tokens;
}

}  // namespace flux
