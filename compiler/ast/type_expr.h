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

enum class TypeKind : uint8_t {
#define FLUX_AST_TYPE(type) k##type,
#include "compiler/ast/node_kinds.def"
};

struct TypeExpr {
  TypeKind kind;
  Span span;
};
struct NamedType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kNamedType;
  std::string_view name;
};
struct VariableType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kVariableType;
  std::string_view name;  // one letter
};
struct ArrayType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kArrayType;
  const TypeExpr* element;
};
struct DictType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kDictType;
  const TypeExpr* key;
  const TypeExpr* value;
};
struct StreamType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kStreamType;
  const TypeExpr* element;
};
struct VectorType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kVectorType;
  const TypeExpr* element;
};
struct DynamicType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kDynamicType;
};
struct LabelType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kLabelType;
  std::string_view name;
};
struct PropertyType {
  Name name;
  bool is_quoted;
  const TypeExpr* type;
};
struct RecordType : TypeExpr {
  static constexpr TypeKind kKind = TypeKind::kRecordType;
  const VariableType* base;  // of `{A with …}`, or null
  std::span<const PropertyType> properties;
};
struct ParamType {
  enum class Mode : uint8_t { kRequired, kOptional, kPipe } mode;
  Name name;  // empty for an unnamed pipe parameter
  const TypeExpr* type;
  const TypeExpr* default_label;  // of `?p: T = .label`, or null
};
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
