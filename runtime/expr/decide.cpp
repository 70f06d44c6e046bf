#include "runtime/expr/decide.h"

#include "runtime/expr/copy_tree.h"
#include "runtime/expr/scalar_ops.h"

namespace flux::expr {
namespace {

class Decider {
 public:
  Decider(const Function& from, const std::unordered_map<NodeId, Value>& known)
      : from_(from), known_(known), to_(EmptyLike(from)), copier_(from, to_) {}

  Function Decide() {
    to_.body = Visit(from_.body, Context::kPredicate);
    return Normalized(to_);
  }

 private:
  // Where only truth matters, null is as good as false.
  enum class Context { kPredicate, kValue };

  NodeId Visit(NodeId id, Context context) {
    if (const auto found = known_.find(id); found != known_.end()) return Literal(found->second, context);
    const Node& node = from_.at(id);
    if (node.kind == NodeKind::kConditional) return VisitConditional(node, context);
    if (node.kind == NodeKind::kUnary && node.unary_op == UnaryOp::kNot) return VisitNot(node, context);
    if (node.kind != NodeKind::kBinary) return copier_.Copy(id);
    if (node.binary_op != BinaryOp::kAnd && node.binary_op != BinaryOp::kOr) return copier_.Copy(id);
    return VisitLogic(node, context);
  }

  // A test that is null chooses the same branch as one that is false.
  NodeId VisitConditional(const Node& node, Context context) {
    Node conditional = node;
    conditional.children[0] = Visit(node.children[0], Context::kPredicate);
    if (const Value* test = ValueOf(conditional.children[0])) {
      return Visit(node.children[!test->is_null() && test->AsBool() ? 1 : 2], context);
    }
    for (const size_t branch : {1, 2}) conditional.children[branch] = Visit(node.children[branch], context);
    return to_.Add(std::move(conditional));
  }

  NodeId VisitNot(const Node& node, Context context) {
    Node negation = node;
    negation.children[0] = Visit(node.children[0], Context::kValue);
    if (const Value* operand = ValueOf(negation.children[0])) {
      if (const Result<Value> value = EvalUnary(UnaryOp::kNot, *operand)) return Literal(*value, context);
    }
    return to_.Add(std::move(negation));
  }

  NodeId VisitLogic(const Node& node, Context context) {
    Node logic = node;
    for (NodeId& child : logic.children) child = Visit(child, context);
    const bool decisive = node.binary_op == BinaryOp::kOr;
    const Value* values[] = {ValueOf(logic.children[0]), ValueOf(logic.children[1])};
    for (const Value* value : values) {
      if (value && !value->is_null() && value->AsBool() == decisive) return Literal(Value::Bool(decisive), context);
    }
    for (size_t i = 0; i < 2; ++i) {
      if (values[i] && !values[i]->is_null()) return logic.children[1 - i];
    }
    return to_.Add(std::move(logic));
  }

  NodeId Literal(const Value& value, Context context) {
    const bool is_false = value.is_null() && context == Context::kPredicate;
    return to_.Add({.kind = NodeKind::kLiteral, .value = is_false ? Value::Bool(false) : value});
  }

  // The value of a literal that is a bool or null; nothing of other nodes.
  const Value* ValueOf(NodeId id) const {
    const Node& node = to_.at(id);
    if (node.kind != NodeKind::kLiteral) return nullptr;
    return node.value.is_null() || node.value.kind() == ValueKind::kBool ? &node.value : nullptr;
  }

  const Function& from_;
  const std::unordered_map<NodeId, Value>& known_;
  Function to_;
  TreeCopier copier_;
};

}  // namespace

Function Decide(const Function& predicate, const std::unordered_map<NodeId, Value>& known) {
  return Decider(predicate, known).Decide();
}

}  // namespace flux::expr
