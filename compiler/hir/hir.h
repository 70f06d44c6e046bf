#pragma once

// The typed tree: names resolved, sugar removed (pipes are calls, shorthand properties are spelled out, parentheses are
// gone), every expression with its type. Built by compiler/check, frozen afterwards, read by compiler/emit and editors.
// Nodes live in the arena of their `Package`.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source_file.h"
#include "compiler/types/type_store.h"
#include "runtime/base/arena.h"
#include "runtime/base/operators.h"
#include "runtime/base/time.h"

namespace flux::hir {

enum class ExprKind : uint8_t {
  kError,  // did not check; only present when there are diagnostics
  kInt,
  kFloat,
  kString,  // also labels
  kDuration,
  kTime,
  kRegexp,
  kArray,
  kDict,
  kRecord,
  kFunction,
  kLocal,
  kGlobal,
  kPackage,  // an import used as a value; only under kMember it is already resolved to kGlobal
  kMember,
  kIndex,
  kCall,
  kUnary,
  kBinary,
  kLogical,
  kConditional,
  kInterpolate,
};

struct Expr {
  ExprKind kind;
  Span span;
  TypeId type;
};

// A parameter or a variable of a function body. `depth` 0 is the innermost enclosing function, 1 the one around it, ….
struct Local;
struct Function;

struct LocalVariable {
  std::string_view name;
  Span span;
  uint32_t slot;  // number within its function, parameters first
};

template <typename T, typename Base>
const T* As(const Base* node) {
  return node && node->kind == T::kKind ? static_cast<const T*>(node) : nullptr;
}

struct Error : Expr {
  static constexpr ExprKind kKind = ExprKind::kError;
};
struct Int : Expr {
  static constexpr ExprKind kKind = ExprKind::kInt;
  int64_t value;
};
struct Float : Expr {
  static constexpr ExprKind kKind = ExprKind::kFloat;
  double value;
};
struct String : Expr {
  static constexpr ExprKind kKind = ExprKind::kString;
  std::string_view value;
};
struct DurationValue : Expr {
  static constexpr ExprKind kKind = ExprKind::kDuration;
  Duration value;
};
struct TimeValue : Expr {
  static constexpr ExprKind kKind = ExprKind::kTime;
  Time value;
};
struct Regexp : Expr {
  static constexpr ExprKind kKind = ExprKind::kRegexp;
  std::string_view pattern;
};
struct Array : Expr {
  static constexpr ExprKind kKind = ExprKind::kArray;
  std::span<const Expr* const> elements;
};
struct DictEntry {
  const Expr* key;
  const Expr* value;
};
struct Dict : Expr {
  static constexpr ExprKind kKind = ExprKind::kDict;
  std::span<const DictEntry> entries;
};
struct Field {
  std::string_view name;
  Span name_span;
  const Expr* value;
};
struct Record : Expr {
  static constexpr ExprKind kKind = ExprKind::kRecord;
  const Expr* base;  // of `with`, or null
  std::span<const Field> fields;
};
struct Param {
  std::string_view name;
  Span span;
  bool is_pipe;
  const Expr* default_value;  // evaluated in the scope outside the function when called without it; null when required
  TypeId type;
};
enum class StmtKind : uint8_t { kAssign, kExpr };
// A statement of a function body (`return` is the body's result instead).
struct BodyStmt {
  StmtKind kind;
  uint32_t slot;  // kAssign: the local variable
  const Expr* value;
};
struct Function : Expr {
  static constexpr ExprKind kKind = ExprKind::kFunction;
  std::string_view name;  // of the variable it is assigned to, or empty
  std::span<const Param> params;
  std::span<const BodyStmt> statements;
  const Expr* result;
  uint32_t local_count;  // parameters and body variables
};
struct Local : Expr {
  static constexpr ExprKind kKind = ExprKind::kLocal;
  std::string_view name;
  uint32_t depth;  // how many functions outwards
  uint32_t slot;
};
// A top-level name of this or another package, or an ambient name (injected by a dashboard or a task server), which
// looks like a name of the package being compiled and must have its value before the script runs.
struct Global : Expr {
  static constexpr ExprKind kKind = ExprKind::kGlobal;
  std::string_view package;  // import path; empty for the package being compiled
  std::string_view name;
};
struct PackageRef : Expr {
  static constexpr ExprKind kKind = ExprKind::kPackage;
  std::string_view path;
};
struct Member : Expr {
  static constexpr ExprKind kKind = ExprKind::kMember;
  const Expr* object;
  std::string_view name;
};
struct Index : Expr {
  static constexpr ExprKind kKind = ExprKind::kIndex;
  const Expr* object;
  const Expr* index;
};
struct Arg {
  std::string_view name;
  const Expr* value;
};
struct Call : Expr {
  static constexpr ExprKind kKind = ExprKind::kCall;
  const Expr* callee;
  const Expr* pipe;  // the piped argument, or null
  std::span<const Arg> args;
};
struct Unary : Expr {
  static constexpr ExprKind kKind = ExprKind::kUnary;
  UnaryOp op;
  const Expr* operand;
};
struct Binary : Expr {
  static constexpr ExprKind kKind = ExprKind::kBinary;
  BinaryOp op;
  const Expr* left;
  const Expr* right;
};
// Short-circuit `and`, `or`.
struct Logical : Expr {
  static constexpr ExprKind kKind = ExprKind::kLogical;
  BinaryOp op;
  const Expr* left;
  const Expr* right;
};
struct Conditional : Expr {
  static constexpr ExprKind kKind = ExprKind::kConditional;
  const Expr* test;
  const Expr* then_branch;
  const Expr* else_branch;
};
struct Interpolate : Expr {
  static constexpr ExprKind kKind = ExprKind::kInterpolate;
  std::span<const Expr* const> parts;
};

// A top-level statement, in textual order.
struct TopStmt {
  enum class Kind : uint8_t {
    kVariable,    // name = value
    kOption,      // option name = value: declares or, when `package` is set, overrides that package's option
    kAmbient,     // name = value for a name injected from outside, from here on
    kBuiltin,     // declared here, implemented by the registry
    kExpression,  // value; a stream becomes a result
  } kind;
  Span span;
  std::string_view package;  // kOption on another package: its import path (also the prelude's, for `option now`)
  std::string_view name;
  const Expr* value;  // null for kBuiltin
  uint32_t file = 0;  // index into Package::files; all spans of the statement are of that file
};

// An exported (top-level) name and its generalised type.
struct Export {
  std::string_view name;
  PolyType type;
  bool is_option = false;
  bool is_builtin = false;
  Span span;
  uint32_t file = 0;  // index into Package::files
};

struct Package {
  std::string path;                                      // import path, `main` for scripts
  std::string name;                                      // of the package clause
  std::shared_ptr<const SourceFile> source;              // the only file, or the first one
  std::vector<std::shared_ptr<const SourceFile>> files;  // all of them, in the order in which they run
  std::unique_ptr<Arena> arena;
  std::shared_ptr<const TypeStore> types;  // of every `Expr::type`, `Param::type` and export
  std::vector<std::string> imports;        // paths, in order of first mention, the prelude's first
  std::vector<TopStmt> statements;
  std::vector<Export> exports;
};

}  // namespace flux::hir
