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

// What all expressions have: their form, the text they stem from, and their type in the package's store.
struct Expr {
  ExprKind kind;
  Span span;
  TypeId type;
};

// A parameter or a variable of a function body. `depth` 0 is the innermost enclosing function, 1 the one around it, ….
struct Local;
struct Function;

// A variable of a function body as editors see it.
struct LocalVariable {
  std::string_view name;
  Span span;
  uint32_t slot;  // number within its function, parameters first
};

// Gives the node as `T` when it is one, else null.
template <typename T, typename Base>
const T* As(const Base* node) {
  return node && node->kind == T::kKind ? static_cast<const T*>(node) : nullptr;
}

// What did not check.
struct Error : Expr {
  static constexpr ExprKind kKind = ExprKind::kError;
};
// An integer literal with its sign.
struct Int : Expr {
  static constexpr ExprKind kKind = ExprKind::kInt;
  int64_t value;
};
// A float literal.
struct Float : Expr {
  static constexpr ExprKind kKind = ExprKind::kFloat;
  double value;
};
// A string without interpolations, or the label `.name`.
struct String : Expr {
  static constexpr ExprKind kKind = ExprKind::kString;
  std::string_view value;
};
// A duration literal.
struct DurationValue : Expr {
  static constexpr ExprKind kKind = ExprKind::kDuration;
  Duration value;
};
// A time literal.
struct TimeValue : Expr {
  static constexpr ExprKind kKind = ExprKind::kTime;
  Time value;
};
// A regular expression that is known to compile.
struct Regexp : Expr {
  static constexpr ExprKind kKind = ExprKind::kRegexp;
  std::string_view pattern;
};
// An array; all elements have one type.
struct Array : Expr {
  static constexpr ExprKind kKind = ExprKind::kArray;
  std::span<const Expr* const> elements;
};
// An entry of a dictionary; keys are evaluated in their order.
struct DictEntry {
  const Expr* key;
  const Expr* value;
};
// A dictionary; all keys are of one type that has an order, all values of one type.
struct Dict : Expr {
  static constexpr ExprKind kKind = ExprKind::kDict;
  std::span<const DictEntry> entries;
};
// A field of a record literal.
struct Field {
  std::string_view name;
  Span name_span;
  const Expr* value;
};
// A record literal, or one that extends `base` with fields that hide those of the same name.
struct Record : Expr {
  static constexpr ExprKind kKind = ExprKind::kRecord;
  const Expr* base;  // of `with`, or null
  std::span<const Field> fields;
};
// A parameter of a function literal.
struct Param {
  std::string_view name;
  Span span;
  bool is_pipe;
  const Expr* default_value;  // evaluated in the scope outside the function when called without it; null when required
  TypeId type;
};
// What a statement of a function body does with its value: keep it, or drop it.
enum class StmtKind : uint8_t { kAssign, kExpr };
// A statement of a function body (`return` is the body's result instead).
struct BodyStmt {
  StmtKind kind;
  uint32_t slot;  // kAssign: the local variable
  const Expr* value;
};
// A function literal, with the code of its body.
struct Function : Expr {
  static constexpr ExprKind kKind = ExprKind::kFunction;
  std::string_view name;  // of the variable it is assigned to, or empty
  std::span<const Param> params;
  std::span<const BodyStmt> statements;
  const Expr* result;
  uint32_t local_count;  // parameters and body variables
};
// The use of a parameter or variable of this function or one around it.
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
// An import that is used as a value: a record of what it exports.
struct PackageRef : Expr {
  static constexpr ExprKind kKind = ExprKind::kPackage;
  std::string_view path;
};
// `object.name` of a record.
struct Member : Expr {
  static constexpr ExprKind kKind = ExprKind::kMember;
  const Expr* object;
  std::string_view name;
};
// `object[index]` of an array.
struct Index : Expr {
  static constexpr ExprKind kKind = ExprKind::kIndex;
  const Expr* object;
  const Expr* index;
};
// An argument by the name of its parameter.
struct Arg {
  std::string_view name;
  const Expr* value;
};
// A call; arguments are matched with parameters when it runs, since functions are values.
struct Call : Expr {
  static constexpr ExprKind kKind = ExprKind::kCall;
  const Expr* callee;
  const Expr* pipe;  // the piped argument, or null
  std::span<const Arg> args;
};
// `-x`, `+x`, `not x` or `exists x`.
struct Unary : Expr {
  static constexpr ExprKind kKind = ExprKind::kUnary;
  UnaryOp op;
  const Expr* operand;
};
// Any binary operator that evaluates both sides.
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
// `if test then a else b`; one branch is evaluated.
struct Conditional : Expr {
  static constexpr ExprKind kKind = ExprKind::kConditional;
  const Expr* test;
  const Expr* then_branch;
  const Expr* else_branch;
};
// A string with interpolations; parts that are no strings are converted.
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

// A checked package: what the emitter compiles and what other packages see of it.
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
