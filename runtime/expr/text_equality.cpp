#include "runtime/expr/text_equality.h"

#include <utility>

namespace flux::expr {

std::optional<TextEquality> AsTextEquality(const Function& fn, NodeId id) {
  const Node& node = fn.at(id);
  if (node.kind != NodeKind::kBinary || node.binary_op != BinaryOp::kEqual) return std::nullopt;
  const Node* column = &fn.at(node.children[0]);
  const Node* literal = &fn.at(node.children[1]);
  if (!IsColumn(fn, *column)) std::swap(column, literal);
  if (!IsColumn(fn, *column) || literal->kind != NodeKind::kLiteral) return std::nullopt;
  const Value& value = literal->value;
  if (value.kind() != ValueKind::kString || value.is_null()) return std::nullopt;
  return TextEquality{column->name, value.AsString()};
}

}  // namespace flux::expr
