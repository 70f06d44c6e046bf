#pragma once

// Builds syntax tree nodes from the parser's events: operator precedence, literal values, and the checks that the
// grammar leaves open. build_*.cpp implement it, one file for each kind of node.

#include <string>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diag/diagnostic.h"
#include "compiler/parse/lexeme.h"
#include "compiler/parse/list_commas.h"
#include "compiler/parse/literal.h"
#include "compiler/parse/syntax_parser.h"

namespace flux {

// One element of a file; at most one of package, import and statement is there.
struct FileElement {
  std::span<const ast::Attribute> attributes;
  const ast::PackageClause* package = nullptr;
  const ast::ImportDecl* import = nullptr;
  const ast::Stmt* statement = nullptr;
  Span span;
};

// Builds the nodes of one file in its arena; what is wrong beyond grammar (numbers out of range, bad escapes) is
// reported here.
class TreeBuilder {
 public:
  TreeBuilder(const SourceFile& source, Arena& arena, DiagnosticSink& diagnostics)
      : source_(source), arena_(arena), diagnostics_(diagnostics), literals_(source, arena, diagnostics) {}

  // The events must be those of one complete `fileElement` over `tokens`.
  FileElement Build(const std::vector<Lexeme>& tokens, const std::vector<SyntaxEvent>& events);

 private:
  // The height of the tallest child of a node under construction; the node's own height is one more.
  class Height {
   public:
    explicit Height(TreeBuilder& builder) : builder_(builder) { builder_.height_ = 0; }
    ~Height() { builder_.height_ = tallest_ + 1; }
    void AddChild() { tallest_ = std::max(tallest_, builder_.height_); }

   private:
    TreeBuilder& builder_;
    int tallest_ = 0;
  };

  // build_statement.cpp
  std::span<const ast::Attribute> BuildAttributes();
  ast::Attribute BuildAttribute();
  const ast::PackageClause* BuildPackage(std::span<const ast::Attribute> attributes);
  const ast::ImportDecl* BuildImport(std::span<const ast::Attribute> attributes);
  const ast::Stmt* BuildStatement(std::span<const ast::Attribute> attributes);
  const ast::Stmt* BuildBad(std::span<const ast::Attribute> attributes);
  bool StartsWithLabel() const;
  void ReportLabelStatement(Span statement);
  const ast::Stmt* BuildVariable(std::span<const ast::Attribute> attributes);
  const ast::Stmt* BuildOption(std::span<const ast::Attribute> attributes);
  const ast::Stmt* BuildBuiltin(std::span<const ast::Attribute> attributes);
  const ast::Stmt* BuildTestcase(std::span<const ast::Attribute> attributes);
  std::span<const ast::Stmt* const> BuildBlock();

  // build_operators.cpp
  const ast::Expr* BuildExpression();
  const ast::Expr* ContinueOperators(const ast::Expr* left, int min_precedence);
  const ast::Expr* BuildRightSide(int min_precedence);
  const ast::Expr* BuildHeaded(int min_precedence);
  const ast::Expr* BuildPrefix(int min_precedence);
  const ast::Expr* BuildFunction();
  void ReportRecordBody(const ast::Expr* body);
  const ast::Expr* BuildConditional(int min_precedence);
  const ast::Expr* BuildPipe(const ast::Expr* argument, Span pipe_token);
  const ast::Expr* LimitHeight(const ast::Expr* expr);
  const ast::Expr* SkipTooDeep();

  // build_primary.cpp
  const ast::Expr* BuildOperand();
  const ast::Expr* BuildSuffix(const ast::Expr* object);
  const ast::Expr* BuildPrimary();
  const ast::Expr* BuildToken(const Lexeme& token);
  const ast::Expr* BuildString();
  const ast::StringLit* BuildStringLit(const Lexeme& token);
  const ast::Expr* BuildArray();
  const ast::Expr* BuildRecord();
  const ast::Expr* BuildLabel();
  const ast::Expr* BuildBlockFunction();
  const ast::Expr* BuildNegativeInt(const Lexeme& minus);

  // build_list.cpp
  std::span<const ast::Property> BuildProperties(bool are_arguments);
  ast::Property BuildProperty(bool are_arguments);
  void NameAll(std::vector<ast::Property>& properties, bool reports);
  std::span<const ast::Param> BuildParameters();
  ast::Param BuildParameter();

  // build_type.cpp
  const ast::TypeExpr* BuildType();
  const ast::TypeExpr* BuildNamedType();
  const ast::TypeExpr* BuildBracketType();
  const ast::TypeExpr* BuildRecordType();
  const ast::TypeExpr* BuildFunctionType();
  const ast::TypeExpr* BuildLabelType();
  ast::ParamType BuildParameterType();
  ast::Constraint BuildConstraint();

  // Cursor over the events.
  bool AtRule(SyntaxRule rule) const;
  bool AtToken() const { return events_[at_].type == SyntaxEvent::Type::kToken; }
  bool AtToken(TokenKind kind) const { return AtToken() && Peek().kind == kind; }
  bool AtLeave() const { return events_[at_].type == SyntaxEvent::Type::kLeave; }
  const Lexeme& Peek() const { return tokens_[events_[at_].value]; }
  const Lexeme& Take();
  void Enter(SyntaxRule rule);
  void Leave();
  // The place of the next token.
  Span NextSpan() const;
  uint32_t NextBegin() const { return NextSpan().begin; }
  // At a closing bracket that was written, not put in by a repair.
  bool AtWrittenToken() const { return AtToken() && !Peek().is_inserted; }
  void TakeComma(ListCommas& commas) { commas.Comma(Take().span); }
  void BeginItem(ListCommas& commas) const { commas.Item(NextSpan(), last_end_); }
  Span SpanFrom(uint32_t begin) const { return {begin, std::max(begin, last_end_)}; }

  ast::Name NameOf(const Lexeme& token);
  ast::Name KeyOf(const Lexeme& token);
  template <typename T>
  T* New(uint32_t begin) {
    T* node = arena_.New<T>();
    node->kind = T::kKind;
    node->span = SpanFrom(begin);
    return node;
  }
  template <typename T>
  T* NewStmt(uint32_t begin, std::span<const ast::Attribute> attributes) {
    T* node = New<T>(begin);
    node->attributes = attributes;
    return node;
  }

  const SourceFile& source_;
  Arena& arena_;
  DiagnosticSink& diagnostics_;
  LiteralReader literals_;
  std::span<const Lexeme> tokens_;
  std::span<const SyntaxEvent> events_;
  size_t at_ = 0;
  uint32_t last_end_ = 0;
  int height_ = 0;
  int recursion_ = 0;
  bool is_too_deep_ = false;
};

}  // namespace flux
