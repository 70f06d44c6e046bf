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
// The forms of statements, as node_kinds.def lists them.
enum class StmtKind : uint8_t {
#define FLUX_AST_STMT(type) k##type,
#include "compiler/ast/node_kinds.def"
};

// What all expressions have: their form and the text they span.
struct Expr {
  ExprKind kind;
  Span span;
};
struct Stmt;

// Text that was to be an expression and is none; the parser has reported it.
struct BadExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kBadExpr;
};
// A name that is used: `cpu`.
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
// `1.5`.
struct FloatLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kFloatLit;
  double value;
};
// `"text"`, and the text between the interpolations of a string.
struct StringLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kStringLit;
  std::string_view value;  // escapes resolved
};
// Text parts are StringLit; interpolated parts any other expression.
struct StringExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kStringExpr;
  std::span<const Expr* const> parts;
};
// `1h30m`, without the sign that may stand before it.
struct DurationLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kDurationLit;
  Duration value;
};
// `2024-01-02T03:04:05Z`, or a date alone.
struct TimeLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kTimeLit;
  Time value;
};
// `/pattern/`, not compiled yet.
struct RegexpLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kRegexpLit;
  std::string_view pattern;  // slashes removed, `\/` resolved
};
// `.name`: the name of a field as an argument.
struct LabelLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kLabelLit;
  std::string_view name;
};
// `<-` as a parameter default.
struct PipeLit : Expr {
  static constexpr ExprKind kKind = ExprKind::kPipeLit;
};
// `[a, b]`.
struct ArrayExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kArrayExpr;
  std::span<const Expr* const> elements;
};
// `key: value` in a dictionary.
struct DictEntry {
  const Expr* key;
  const Expr* value;
};
// `[key: value]`, or `[:]` for the empty one.
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
// `{name: value}` or `{base with name: value}`.
struct RecordExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kRecordExpr;
  const Identifier* base;  // of `{base with …}`, or null
  std::span<const Property> properties;
};
// A parameter of a function literal: `name`, `name=default`, or `name=<-`.
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
// `(inner)`: kept, as it decides where fixes go.
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
// `object[index]` with an index that is no string literal.
struct IndexExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kIndexExpr;
  const Expr* object;
  const Expr* index;
};
// `callee(name: value)`; arguments keep the order in which they were written.
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
// `-x`, `+x`, `not x` or `exists x`.
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
// `left and right`, `left or right`.
struct LogicalExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kLogicalExpr;
  BinaryOp op;  // kAnd or kOr
  Span op_span;
  const Expr* left;
  const Expr* right;
};
// `if test then a else b`.
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
// What all statements have: their form, the text they span, and the attributes before them.
struct Stmt {
  StmtKind kind;
  Span span;
  std::span<const Attribute> attributes;
};
// Text that was to be a statement and is none; the parser has reported it.
struct BadStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kBadStmt;
  Name name;  // that it was to assign; empty when it looks like no assignment
};
// `name = init`, at the top level or in a function body.
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
// `builtin name : type where A: Kind`: the value is implemented in C++.
struct BuiltinStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kBuiltinStmt;
  Name name;
  const TypeExpr* type;
  std::span<const Constraint> constraints;
};
// `testcase name extends "path" { … }`.
struct TestcaseStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kTestcaseStmt;
  Name name;
  const StringLit* extends;  // or null
  std::span<const Stmt* const> body;
};
// `return value`, the last statement of a function body.
struct ReturnStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kReturnStmt;
  const Expr* value;
};
// An expression alone; a stream of tables becomes a result of the script.
struct ExprStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kExprStmt;
  const Expr* expr;
};

// `package name`, the first thing in a file.
struct PackageClause {
  Name name;
  std::span<const Attribute> attributes;
  Span span;
};
// `import alias "path"`.
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
