#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

#include "runtime/expr/copy_tree.h"
#include "runtime/expr/expr.h"
#include "runtime/expr/scalar_ops.h"

namespace flux::expr {
namespace {

class Folder {
 public:
  explicit Folder(const Function& from) : from_(from), to_(EmptyLike(from)) {}

  Function Fold() {
    to_.body = Visit(from_.body);
    return Normalized(to_);
  }

 private:
  NodeId Visit(NodeId id) {
    if (const auto found = folded_.find(id); found != folded_.end()) return found->second;
    const Node& source = from_.at(id);
    if (source.kind == NodeKind::kLet) return Remember(id, VisitLet(source));
    if (source.kind == NodeKind::kLocal) {
      const auto constant = constants_.find(source.index);
      return Remember(id, constant == constants_.end() ? to_.Add(source) : constant->second);
    }
    Node node = source;
    for (NodeId& child : node.children) child = Visit(child);
    if (const std::optional<NodeId> simpler = Simplify(node)) return Remember(id, *simpler);
    return Remember(id, to_.Add(std::move(node)));
  }

  NodeId Remember(NodeId id, NodeId result) {
    folded_.emplace(id, result);
    return result;
  }

  NodeId VisitLet(const Node& let) {
    Node node = let;
    node.children[0] = Visit(let.children[0]);
    if (Constant(node.children[0])) {
      constants_.emplace(let.index, node.children[0]);
      return Visit(let.children[1]);
    }
    node.children[1] = Visit(let.children[1]);
    return to_.Add(std::move(node));
  }

  // The value of a literal node of the target, or null.
  const Value* Constant(NodeId id) const {
    const Node& node = to_.at(id);
    return node.kind == NodeKind::kLiteral ? &node.value : nullptr;
  }

  std::optional<NodeId> Literal(Result<Value> value) {
    if (!value) return std::nullopt;
    return to_.Add({.kind = NodeKind::kLiteral, .value = *std::move(value)});
  }

  std::optional<NodeId> Simplify(const Node& node) {
    switch (node.kind) {
      case NodeKind::kUnary:
        if (const Value* operand = Constant(node.children[0])) return Literal(EvalUnary(node.unary_op, *operand));
        return std::nullopt;
      case NodeKind::kBinary:
        return SimplifyBinary(node);
      case NodeKind::kConditional:
        return SimplifyConditional(node);
      case NodeKind::kInterpolate:
        return SimplifyInterpolation(node);
      case NodeKind::kMember:
        return SimplifyMember(node);
      case NodeKind::kIndex:
        return SimplifyIndex(node);
      case NodeKind::kLiteral:
      case NodeKind::kParam:
      case NodeKind::kCapture:
      case NodeKind::kRecord:
      case NodeKind::kArray:
      case NodeKind::kCall:
      case NodeKind::kLet:
      case NodeKind::kLocal:
        return std::nullopt;
    }
    return std::nullopt;
  }

  // The other branch stays where it alone may tell the type of the result.
  std::optional<NodeId> SimplifyConditional(const Node& node) {
    const Value* test = Constant(node.children[0]);
    if (!test || test->kind() != ValueKind::kBool) return std::nullopt;
    const NodeId chosen = node.children[!test->is_null() && test->AsBool() ? 1 : 2];
    return MayLackType(chosen) ? std::nullopt : std::optional(chosen);
  }

  // Whether a table without the columns that the expression reads gives it a null of unknown type.
  bool MayLackType(NodeId id) const {
    const Node& node = to_.at(id);
    const auto lacks = [&](NodeId child) { return MayLackType(child); };
    switch (node.kind) {
      case NodeKind::kMember:
        return true;
      case NodeKind::kUnary:
      case NodeKind::kBinary:
        return std::ranges::all_of(node.children, lacks);
      case NodeKind::kConditional:
        return std::ranges::all_of(std::span(node.children).subspan(1), lacks);
      case NodeKind::kLiteral:
      case NodeKind::kParam:
      case NodeKind::kCapture:
      case NodeKind::kRecord:
      case NodeKind::kArray:
      case NodeKind::kIndex:
      case NodeKind::kInterpolate:
      case NodeKind::kCall:
      case NodeKind::kLet:
      case NodeKind::kLocal:
        return false;
    }
    return false;
  }

  std::optional<NodeId> SimplifyBinary(const Node& node) {
    const Value* left = Constant(node.children[0]);
    const Value* right = Constant(node.children[1]);
    if (left && right) return Literal(EvalBinary(node.binary_op, *left, *right));
    if (node.binary_op != BinaryOp::kAnd && node.binary_op != BinaryOp::kOr) return std::nullopt;
    const bool decisive = node.binary_op == BinaryOp::kOr;
    if (left && left->kind() == ValueKind::kBool && !left->is_null()) {
      return left->AsBool() == decisive ? node.children[0] : node.children[1];
    }
    // A decisive right side does not make the left one superfluous: that may still fail.
    const bool is_neutral =
        right && right->kind() == ValueKind::kBool && !right->is_null() && right->AsBool() != decisive;
    return is_neutral ? std::optional(node.children[0]) : std::nullopt;
  }

  std::optional<NodeId> SimplifyInterpolation(const Node& node) {
    std::string text;
    for (const NodeId part : node.children) {
      const Value* value = Constant(part);
      if (!value) return std::nullopt;
      const Result<std::string> piece = InterpolationText(*value);
      if (!piece) return std::nullopt;
      text += *piece;
    }
    return Literal(Value::String(text));
  }

  std::optional<NodeId> SimplifyMember(const Node& node) {
    const Value* record = Constant(node.children[0]);
    if (!record || record->kind() != ValueKind::kRecord || record->is_null()) return std::nullopt;
    const Value* field = record->AsRecord().Find(node.name);
    return Literal(field ? *field : Value::Null());
  }

  std::optional<NodeId> SimplifyIndex(const Node& node) {
    const Value* array = Constant(node.children[0]);
    const Value* index = Constant(node.children[1]);
    const bool is_usable = array && index && array->kind() == ValueKind::kArray && !array->is_null() &&
                           index->kind() == ValueKind::kInt && !index->is_null();
    if (!is_usable) return std::nullopt;
    const std::vector<Value>& elements = array->AsArray().elements;
    const int64_t i = index->AsInt();
    if (i < 0 || static_cast<size_t>(i) >= elements.size()) return std::nullopt;
    return Literal(elements[static_cast<size_t>(i)]);
  }

  const Function& from_;
  Function to_;
  std::unordered_map<NodeId, NodeId> folded_;
  std::unordered_map<uint32_t, NodeId> constants_;
};

}  // namespace

Function FoldConstants(const Function& fn) { return Folder(fn).Fold(); }

}  // namespace flux::expr
