#pragma once

// Type expressions as written in `builtin` statements; part of the syntax tree (ast.h).

#include <cstdint>
#include <span>
#include <string_view>

#include "compiler/source/source_file.h"

namespace flux::ast {

// A name and where it stands.
struct Name {
  std::string_view text;
  Span span;
};

// Gives the node as `T` when it is one, else null.
template <typename T, typename Base>
const T* As(const Base* node) {
  return node && node->kind == T::kKind ? static_cast<const T*>(node) : nullptr;
}

// The forms of type expressions, as node_kinds.def lists them.
enum class TypeKind : uint8_t {
#define FLUX_AST_TYPE(type) k##type,
#include "compiler/ast/node_kinds.def"
};

// What all type expressions have: their form and the text they span.
struct TypeExpr {
  TypeKind kind;
  Span span;
};
// `int`, `string`, `bytes`, …: a basic type, which the checker looks up.
struct NamedType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kNamedType;
  std::string_view name;
};
// `A`: the same type wherever it stands in one signature.
struct VariableType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kVariableType;
  std::string_view name;  // one letter
};
// `[T]`.
struct ArrayType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kArrayType;
  const TypeExpr* element;
};
// `[K: V]`.
struct DictType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kDictType;
  const TypeExpr* key;
  const TypeExpr* value;
};
// `stream[T]`: tables whose rows are records `T`.
struct StreamType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kStreamType;
  const TypeExpr* element;
};
// `vector[T]`: a column of values, in signatures of functions that work on whole columns.
struct VectorType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kVectorType;
  const TypeExpr* element;
};
// `dynamic`: a value whose type is known at run time only.
struct DynamicType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kDynamicType;
};
// `.name` where a type is expected: the type of one label.
struct LabelType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kLabelType;
  std::string_view name;
};
// `name: type` in a record type.
struct PropertyType {
  Name name;
  bool is_quoted;
  const TypeExpr* type;
};
// `{name: type}` or `{A with name: type}`.
struct RecordType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kRecordType;
  const VariableType* base;  // of `{A with …}`, or null
  std::span<const PropertyType> properties;
};
// A parameter of a function type: `name: type`, `?name: type` or `<-name: type`.
struct ParamType {
  enum class Mode : uint8_t { kRequired, kOptional, kPipe } mode;
  Name name;  // empty for an unnamed pipe parameter
  const TypeExpr* type;
  const TypeExpr* default_label;  // of `?p: T = .label`, or null
};
// `(params) => result`.
struct FunctionType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kFunctionType;
  std::span<const ParamType> params;
  const TypeExpr* result;
};
// `A: Record + Comparable`
struct Constraint {
  Name variable;
  std::span<const Name> kinds;
};

}  // namespace flux::ast
