#pragma once

// The syntax tree: what was written, nothing resolved. Nodes live in the arena of their `File`, are immutable after
// parsing and carry byte spans. Broken source still gives a tree, with BadExpr and BadStmt where text made no sense.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "compiler/ast/type_expr.h"
#include "compiler/source/source_file.h"
#include "runtime/base/arena.h"
#include "runtime/base/operators.h"
#include "runtime/base/time.h"

namespace flux::ast {

enum class ExprKind : uint8_t {
#define FLUX_AST_EXPR(type) k##type,
#include "compiler/ast/node_kinds.def"
};
enum class StmtKind : uint8_t {
#define FLUX_AST_STMT(type) k##type,
#include "compiler/ast/node_kinds.def"
};

struct Expr {
  ExprKind kind;
  Span span;
};
struct Stmt;

struct BadExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kBadExpr;
};
struct Identifier : Expr {
  static constexpr ExprKind kKind = ExprKind::kIdentifier;
  std::string_view name;
};
// `value` is meaningful when the literal was in range; otherwise the parser reported it and gives 0. The magnitude
// 9223372036854775808 is only valid under a unary minus, where the parser folds the sign into `value`.
struct IntLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kIntLit;
  int64_t value;
};
struct FloatLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kFloatLit;
  double value;
};
struct StringLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kStringLit;
  std::string_view value;  // escapes resolved
};
// Text parts are StringLit; interpolated parts any other expression.
struct StringExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kStringExpr;
  std::span<const Expr* const> parts;
};
struct DurationLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kDurationLit;
  Duration value;
};
struct TimeLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kTimeLit;
  Time value;
};
struct RegexpLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kRegexpLit;
  std::string_view pattern;  // slashes removed, `\/` resolved
};
struct LabelLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kLabelLit;
  std::string_view name;
};
// `<-` as a parameter default.
struct PipeLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kPipeLit;
};
struct ArrayExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kArrayExpr;
  std::span<const Expr* const> elements;
};
struct DictEntry {
  const Expr* key;
  const Expr* value;
};
struct DictExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kDictExpr;
  std::span<const DictEntry> entries;
};
// A record field or call argument. `value` is null for the shorthand `{a}` / `f(a)`.
struct Property {
  Name name;
  bool is_quoted;  // written as a string literal
  const Expr* value;
  Span span;
};
struct RecordExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kRecordExpr;
  const Identifier* base;  // of `{base with …}`, or null
  std::span<const Property> properties;
};
struct Param {
  Name name;
  const Expr* default_value;  // PipeLit for `<-`; null when required
  Span span;
};
// Exactly one of `body` and `block` is set.
struct FunctionExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kFunctionExpr;
  std::span<const Param> params;
  const Expr* body;
  std::span<const Stmt* const> block;
  bool has_block;
};
struct ParenExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kParenExpr;
  const Expr* inner;
};
// `object.name` or `object["name"]`.
struct MemberExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kMemberExpr;
  const Expr* object;
  Name name;
  bool is_quoted;
};
struct IndexExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kIndexExpr;
  const Expr* object;
  const Expr* index;
};
struct CallExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kCallExpr;
  const Expr* callee;
  std::span<const Property> args;
};
// `argument |> call`.
struct PipeExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kPipeExpr;
  const Expr* argument;
  const Expr* call;  // CallExpr, or BadExpr
  Span pipe_token;
};
struct UnaryExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kUnaryExpr;
  UnaryOp op;
  const Expr* operand;
};
// Any binary operator but `and`, `or`.
struct BinaryExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kBinaryExpr;
  BinaryOp op;
  Span op_span;
  const Expr* left;
  const Expr* right;
};
struct LogicalExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kLogicalExpr;
  BinaryOp op;  // kAnd or kOr
  Span op_span;
  const Expr* left;
  const Expr* right;
};
struct ConditionalExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kConditionalExpr;
  const Expr* test;
  const Expr* then_branch;
  const Expr* else_branch;
};

// `@name(p, …)`
struct Attribute {
  Name name;
  std::span<const Expr* const> params;
  Span span;
};
struct Stmt {
  StmtKind kind;
  Span span;
  std::span<const Attribute> attributes;
};
struct BadStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kBadStmt;
  Name name;  // that it was to assign; empty when it looks like no assignment
};
struct VariableStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kVariableStmt;
  Name name;
  const Expr* init;
};
// `option name = init` or `option package.name = init`.
struct OptionStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kOptionStmt;
  Name package;  // empty when unqualified
  Name name;
  const Expr* init;
};
struct BuiltinStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kBuiltinStmt;
  Name name;
  const TypeExpr* type;
  std::span<const Constraint> constraints;
};
struct TestcaseStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kTestcaseStmt;
  Name name;
  const StringLit* extends;  // or null
  std::span<const Stmt* const> body;
};
struct ReturnStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kReturnStmt;
  const Expr* value;
};
struct ExprStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kExprStmt;
  const Expr* expr;
};

struct PackageClause {
  Name name;
  std::span<const Attribute> attributes;
  Span span;
};
struct ImportDecl {
  Name alias;  // empty when there is none
  const StringLit* path;
  std::span<const Attribute> attributes;
  Span span;
};

// A `//` comment, for documentation and the formatter.
struct Comment {
  Span span;
};

// One parsed file; owns its arena and keeps the source alive (string views point into both).
struct File {
  std::shared_ptr<const SourceFile> source;
  std::unique_ptr<Arena> arena;
  const PackageClause* package = nullptr;  // or null: package main
  std::span<const ImportDecl> imports;
  std::span<const Stmt* const> statements;
  std::span<const Comment> comments;  // in source order
};

}  // namespace flux::ast
