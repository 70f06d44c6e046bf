#include <cctype>

#include "compiler/parse/tree_builder.h"

namespace flux {

using ast::Attribute;

namespace {

bool IsNameCharacter(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

// The place of the name in a text of the form `name = …`; empty when it has another.
Span AssignedName(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && IsNameCharacter(text[end])) ++end;
  size_t sign = end;
  while (sign < text.size() && text[sign] == ' ') ++sign;
  const bool is_assignment = sign + 1 < text.size() && text[sign] == '=' &&
                             std::string_view("=>~").find(text[sign + 1]) == std::string_view::npos;
  return is_assignment ? Span{0, static_cast<uint32_t>(end)} : Span{};
}

}  // namespace

std::span<const Attribute> TreeBuilder::BuildAttributes() {
  std::vector<Attribute> attributes;
  while (AtRule(SyntaxRule::kAttribute)) attributes.push_back(BuildAttribute());
  return arena_.CopyArray(attributes);
}

Attribute TreeBuilder::BuildAttribute() {
  Enter(SyntaxRule::kAttribute);
  const Lexeme& sign = Take();
  Span name{sign.span.begin + 1, sign.span.end};
  std::vector<const ast::Expr*> params;
  ListCommas commas(source_, diagnostics_, ListCommas::Needed::kFirst);
  while (!AtLeave()) {
    if (AtRule(SyntaxRule::kPrimary)) {
      BeginItem(commas);
      params.push_back(BuildPrimary());
      continue;
    }
    if (AtToken(TokenKind::kComma)) {
      TakeComma(commas);
    } else {
      Take();
    }
  }
  Leave();
  return {{source_.Text(name), name}, arena_.CopyArray(params), SpanFrom(sign.span.begin)};
}

const ast::PackageClause* TreeBuilder::BuildPackage(std::span<const Attribute> attributes) {
  Enter(SyntaxRule::kPackageClause);
  uint32_t begin = Take().span.begin;
  ast::Name name = NameOf(Take());
  Leave();
  return arena_.New<ast::PackageClause>(name, attributes, SpanFrom(begin));
}

const ast::ImportDecl* TreeBuilder::BuildImport(std::span<const Attribute> attributes) {
  Enter(SyntaxRule::kImportDeclaration);
  uint32_t begin = Take().span.begin;
  ast::Name alias;
  if (AtToken(TokenKind::kIdent)) alias = NameOf(Take());
  const ast::StringLit* path = BuildStringLit(Take());
  Leave();
  return arena_.New<ast::ImportDecl>(alias, path, attributes, SpanFrom(begin));
}

const ast::Stmt* TreeBuilder::BuildStatement(std::span<const Attribute> attributes) {
  Enter(SyntaxRule::kStatement);
  const ast::Stmt* statement = nullptr;
  if (AtToken(TokenKind::kAssignIdent)) {
    statement = BuildVariable(attributes);
  } else if (AtToken(TokenKind::kOption)) {
    statement = BuildOption(attributes);
  } else if (AtToken(TokenKind::kBuiltin)) {
    statement = BuildBuiltin(attributes);
  } else if (AtToken(TokenKind::kTestcase)) {
    statement = BuildTestcase(attributes);
  } else if (AtToken(TokenKind::kReturn)) {
    uint32_t begin = Take().span.begin;
    const ast::Expr* value = BuildExpression();
    auto* node = NewStmt<ast::ReturnStmt>(begin, attributes);
    node->value = value;
    statement = node;
  } else if (AtToken(TokenKind::kBadStmt)) {
    statement = BuildBad(attributes);
  } else {
    uint32_t begin = NextBegin();
    const bool starts_with_label = StartsWithLabel();
    const ast::Expr* expr = BuildExpression();
    if (starts_with_label) ReportLabelStatement(expr->span);
    auto* node = NewStmt<ast::ExprStmt>(begin, attributes);
    node->expr = expr;
    statement = node;
  }
  Leave();
  return statement;
}

const ast::Stmt* TreeBuilder::BuildBad(std::span<const Attribute> attributes) {
  const Span span = Take().span;
  auto* node = NewStmt<ast::BadStmt>(span.begin, attributes);
  const Span name = AssignedName(source_.Text(span));
  if (name.end != 0)
    node->name = {source_.Text({span.begin, span.begin + name.end}), {span.begin, span.begin + name.end}};
  return node;
}

// A statement cannot start with `.`: it rather continues something that is not there.
bool TreeBuilder::StartsWithLabel() const {
  for (size_t i = at_; i < events_.size(); ++i) {
    if (events_[i].type == SyntaxEvent::Type::kToken) return tokens_[events_[i].value].kind == TokenKind::kDot;
  }
  return false;
}

void TreeBuilder::ReportLabelStatement(Span statement) {
  const Span dot{statement.begin, statement.begin + 1};
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kSyntaxError, dot, {"a statement cannot start with `.`"});
  problem.help = "put the value whose member this is before it";
}

const ast::Stmt* TreeBuilder::BuildVariable(std::span<const Attribute> attributes) {
  ast::Name name = NameOf(Take());
  Take();
  const ast::Expr* init = BuildExpression();
  auto* node = NewStmt<ast::VariableStmt>(name.span.begin, attributes);
  node->name = name;
  node->init = init;
  return node;
}

const ast::Stmt* TreeBuilder::BuildOption(std::span<const Attribute> attributes) {
  uint32_t begin = Take().span.begin;
  ast::Name package, name = NameOf(Take());
  if (AtToken(TokenKind::kMemberDot)) {
    Take();
    package = name;
    name = NameOf(Take());
  }
  Take();
  const ast::Expr* init = BuildExpression();
  auto* node = NewStmt<ast::OptionStmt>(begin, attributes);
  node->package = package;
  node->name = name;
  node->init = init;
  return node;
}

const ast::Stmt* TreeBuilder::BuildBuiltin(std::span<const Attribute> attributes) {
  uint32_t begin = Take().span.begin;
  ast::Name name = NameOf(Take());
  Take();
  const ast::TypeExpr* type = BuildType();
  std::vector<ast::Constraint> constraints;
  while (AtToken(TokenKind::kWhere) || AtToken(TokenKind::kComma)) {
    Take();
    constraints.push_back(BuildConstraint());
  }
  auto* node = NewStmt<ast::BuiltinStmt>(begin, attributes);
  node->name = name;
  node->type = type;
  node->constraints = arena_.CopyArray(constraints);
  return node;
}

const ast::Stmt* TreeBuilder::BuildTestcase(std::span<const Attribute> attributes) {
  uint32_t begin = Take().span.begin;
  ast::Name name = NameOf(Take());
  const ast::StringLit* extends = nullptr;
  if (AtToken(TokenKind::kExtends)) {
    Take();
    extends = BuildStringLit(Take());
  }
  auto body = BuildBlock();
  auto* node = NewStmt<ast::TestcaseStmt>(begin, attributes);
  node->name = name;
  node->extends = extends;
  node->body = body;
  return node;
}

std::span<const ast::Stmt* const> TreeBuilder::BuildBlock() {
  Height height(*this);
  Enter(SyntaxRule::kBlock);
  Take();
  std::vector<const ast::Stmt*> statements;
  while (AtRule(SyntaxRule::kBlockElement)) {
    Enter(SyntaxRule::kBlockElement);
    auto attributes = BuildAttributes();
    statements.push_back(BuildStatement(attributes));
    height.AddChild();
    Leave();
  }
  Take();
  Leave();
  return arena_.CopyArray(statements);
}

}  // namespace flux
