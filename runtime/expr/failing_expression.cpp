#include "runtime/expr/failing_expression.h"

#include <algorithm>
#include <unordered_map>

#include "runtime/expr/decide.h"

namespace flux::expr {
namespace {

class Search {
 public:
  Search(const Function& fn, std::span<const Value> arguments) : named_(InlineLets(fn)), bound_(named_) {
    for (Node& node : bound_.nodes) {
      if (node.kind == NodeKind::kParam) node = {.kind = NodeKind::kLiteral, .value = arguments[node.index]};
    }
  }

  std::optional<std::string> Text() {
    Passes(bound_.body);
    return failing_ ? std::optional(ToText(named_, *failing_)) : std::nullopt;
  }

 private:
  // What the expression gives; nothing when it fails, or when that takes a call.
  const std::optional<Value>& ValueOf(NodeId id) {
    const auto known = values_.find(id);
    if (known != values_.end()) return known->second;
    Function part = bound_;
    part.body = id;
    part = FoldConstants(part);
    const Node& body = part.at(part.body);
    return values_.emplace(id, body.kind == NodeKind::kLiteral ? std::optional(body.value) : std::nullopt)
        .first->second;
  }

  bool AreKnown(const std::vector<NodeId>& ids) {
    return std::ranges::all_of(ids, [&](NodeId id) { return ValueOf(id).has_value(); });
  }

  // Looks at expressions in the order in which they are evaluated. Gives whether to go on: nothing failed so far, and
  // what comes next is known.
  bool Passes(NodeId id) {
    if (ValueOf(id)) return true;
    const Node& node = bound_.at(id);
    switch (node.kind) {
      case NodeKind::kConditional:
        return PassesConditional(node);
      case NodeKind::kBinary:
        if (node.binary_op == BinaryOp::kAnd || node.binary_op == BinaryOp::kOr) {
          if (!Passes(node.children[0]) || !Passes(node.children[1])) return false;
          return Fails(id);
        }
        return PassAll(node) && Fails(id);
      case NodeKind::kUnary:
      case NodeKind::kInterpolate:
      case NodeKind::kIndex:
        return PassAll(node) && Fails(id);
      case NodeKind::kRecord:
      case NodeKind::kArray:
        return PassAll(node);
      case NodeKind::kMember:
      case NodeKind::kCall:
        (void)PassAll(node);
        return false;
      case NodeKind::kLiteral:
      case NodeKind::kParam:
      case NodeKind::kCapture:
      case NodeKind::kLet:
      case NodeKind::kLocal:
        return false;
    }
    return false;
  }

  bool PassAll(const Node& node) {
    return std::ranges::all_of(node.children, [&](NodeId child) { return Passes(child); });
  }

  bool PassesConditional(const Node& node) {
    if (!Passes(node.children[0])) return false;
    const std::optional<Value>& test = ValueOf(node.children[0]);
    if (!test || test->kind() != ValueKind::kBool) return false;
    return Passes(node.children[!test->is_null() && test->AsBool() ? 1 : 2]);
  }

  // All that the expression is made of passed, and it has no value.
  bool Fails(NodeId id) {
    if (AreKnown(bound_.at(id).children)) failing_ = id;
    return false;
  }

  const Function named_;
  Function bound_;  // the same nodes, with arguments in the place of parameters
  std::unordered_map<NodeId, std::optional<Value>> values_;
  std::optional<NodeId> failing_;
};

}  // namespace

std::optional<std::string> FailingExpression(const Function& fn, std::span<const Value> arguments) {
  return Search(fn, arguments).Text();
}

}  // namespace flux::expr
