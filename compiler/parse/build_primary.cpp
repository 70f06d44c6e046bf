#include "compiler/parse/dashboard_variable.h"
#include "compiler/parse/tree_builder.h"

namespace flux {

using ast::Expr;

const Expr* TreeBuilder::BuildOperand() {
  const Expr* expr = BuildPrimary();
  while (AtRule(SyntaxRule::kSuffix)) expr = BuildSuffix(expr);
  return expr;
}

const Expr* TreeBuilder::BuildSuffix(const Expr* object) {
  uint32_t begin = object->span.begin;
  int object_height = height_;
  const Expr* result = nullptr;
  Enter(SyntaxRule::kSuffix);
  switch (Take().kind) {
    case TokenKind::kMemberDot: {
      ast::Name name = NameOf(Take());
      auto* node = New<ast::MemberExpr>(begin);
      node->object = object;
      node->name = name;
      node->is_quoted = false;
      result = node;
      break;
    }
    case TokenKind::kCallLparen: {
      auto args = BuildProperties(true);
      Take();
      auto* node = New<ast::CallExpr>(begin);
      node->callee = object;
      node->args = args;
      result = node;
      break;
    }
    default: {
      const Expr* index = BuildExpression();
      Take();
      if (const auto* key = ast::As<ast::StringLit>(index)) {
        auto* node = New<ast::MemberExpr>(begin);
        node->object = object;
        node->name = {key->value, key->span};
        node->is_quoted = true;
        result = node;
      } else {
        auto* node = New<ast::IndexExpr>(begin);
        node->object = object;
        node->index = index;
        result = node;
      }
    }
  }
  Leave();
  height_ = std::max(height_, object_height) + 1;
  return LimitHeight(result);
}

const Expr* TreeBuilder::BuildPrimary() {
  Height height(*this);
  Enter(SyntaxRule::kPrimary);
  const Expr* expr = nullptr;
  if (AtRule(SyntaxRule::kString)) {
    expr = BuildString();
  } else if (AtRule(SyntaxRule::kLabel)) {
    expr = BuildLabel();
  } else if (AtRule(SyntaxRule::kArray)) {
    expr = BuildArray();
  } else if (AtRule(SyntaxRule::kRecord)) {
    expr = BuildRecord();
  } else if (AtToken(TokenKind::kBlockFunctionLparen)) {
    expr = BuildBlockFunction();
  } else if (AtToken(TokenKind::kLparen)) {
    uint32_t begin = Take().span.begin;
    const Expr* inner = BuildExpression();
    Take();
    auto* node = New<ast::ParenExpr>(begin);
    node->inner = inner;
    expr = node;
  } else {
    height_ = 0;
    expr = BuildToken(Take());
  }
  height.AddChild();
  Leave();
  return expr;
}

// Builds the operands that are one token.
const Expr* TreeBuilder::BuildToken(const Lexeme& token) {
  uint32_t begin = token.span.begin;
  switch (token.kind) {
    case TokenKind::kIdent: {
      auto* node = New<ast::Identifier>(begin);
      node->name = source_.Text(token.span);
      return node;
    }
    case TokenKind::kInt: {
      auto* node = New<ast::IntLit>(begin);
      node->value = literals_.ReadInt(token.span, false);
      return node;
    }
    case TokenKind::kFloat: {
      auto* node = New<ast::FloatLit>(begin);
      node->value = literals_.ReadFloat(token.span);
      return node;
    }
    case TokenKind::kDuration: {
      auto* node = New<ast::DurationLit>(begin);
      node->value = literals_.ReadDuration(token.span);
      return node;
    }
    case TokenKind::kTime: {
      auto* node = New<ast::TimeLit>(begin);
      node->value = literals_.ReadTime(token.span);
      return node;
    }
    case TokenKind::kRegexp: {
      auto* node = New<ast::RegexpLit>(begin);
      node->pattern = literals_.ReadRegexp(token.span);
      return node;
    }
    case TokenKind::kPipeReceive:
      // Parameters build theirs themselves, so this one is out of place.
      diagnostics_.Report(DiagnosticKind::kPipeLiteral, token.span);
      return New<ast::BadExpr>(begin);
    default:
      return New<ast::BadExpr>(begin);
  }
}

// Folds the sign into a literal when the magnitude is only valid with it; else leaves everything as it is.
const Expr* TreeBuilder::BuildNegativeInt(const Lexeme& minus) {
  if (!AtRule(SyntaxRule::kPrimary) || events_[at_ + 1].type != SyntaxEvent::Type::kToken) return nullptr;
  const Lexeme& token = tokens_[events_[at_ + 1].value];
  if (token.kind != TokenKind::kInt || source_.Text(token.span) != "9223372036854775808") return nullptr;
  Enter(SyntaxRule::kPrimary);
  Take();
  Leave();
  auto* node = New<ast::IntLit>(minus.span.begin);
  node->value = literals_.ReadInt(token.span, true);
  const Expr* expr = node;
  while (AtRule(SyntaxRule::kSuffix)) expr = BuildSuffix(expr);
  Leave();
  return expr;
}

const Expr* TreeBuilder::BuildString() {
  Enter(SyntaxRule::kString);
  if (AtToken(TokenKind::kString)) {
    const Expr* literal = BuildStringLit(Take());
    Leave();
    return literal;
  }
  Height height(*this);
  uint32_t begin = NextBegin();
  bool is_interpolated = false;
  std::vector<const Expr*> parts;
  while (!AtLeave()) {
    if (AtRule(SyntaxRule::kExpression)) {
      parts.push_back(BuildExpression());
      height.AddChild();
      is_interpolated = true;
      continue;
    }
    const Lexeme& token = Take();
    if (token.kind != TokenKind::kText) continue;
    // Text may come in several tokens; they touch.
    while (AtToken(TokenKind::kText)) Take();
    auto* text = New<ast::StringLit>(token.span.begin);
    text->value = literals_.ReadText(text->span);
    parts.push_back(text);
  }
  Leave();
  if (!is_interpolated) {
    auto* literal = New<ast::StringLit>(begin);
    for (const Expr* part : parts) literal->value = ast::As<ast::StringLit>(part)->value;
    return literal;
  }
  auto* node = New<ast::StringExpr>(begin);
  node->parts = arena_.CopyArray(parts);
  return node;
}

const ast::StringLit* TreeBuilder::BuildStringLit(const Lexeme& token) {
  auto* node = arena_.New<ast::StringLit>();
  node->kind = ast::ExprKind::kStringLit;
  node->span = token.span;
  if (!token.is_inserted) node->value = literals_.ReadString(token.span);
  if (!token.is_inserted) WarnOfVariableAsString(source_, token.span, diagnostics_);
  return node;
}

const Expr* TreeBuilder::BuildLabel() {
  Enter(SyntaxRule::kLabel);
  uint32_t begin = Take().span.begin;
  ast::Name name = KeyOf(Take());
  Leave();
  auto* node = New<ast::LabelLit>(begin);
  node->name = name.text;
  return node;
}

const Expr* TreeBuilder::BuildBlockFunction() {
  Height height(*this);
  uint32_t begin = Take().span.begin;
  auto params = BuildParameters();
  height.AddChild();
  Take();
  Take();
  auto block = BuildBlock();
  height.AddChild();
  auto* node = New<ast::FunctionExpr>(begin);
  node->params = params;
  node->body = nullptr;
  node->block = block;
  node->has_block = true;
  return node;
}

}  // namespace flux
