#include "runtime/expr/copy_tree.h"
#include "runtime/expr/decide.h"

namespace flux::expr {
namespace {

class LetInliner {
 public:
  explicit LetInliner(const Function& from) : from_(from), to_(EmptyLike(from)) {}

  Function Inline() {
    to_.body = Visit(from_.body);
    return Normalized(to_);
  }

 private:
  // Values are shared, not repeated: a node of the target may have several parents.
  NodeId Visit(NodeId id) {
    if (const auto known = visited_.find(id); known != visited_.end()) return known->second;
    Node node = from_.at(id);
    NodeId result = 0;
    if (node.kind == NodeKind::kLocal && values_.contains(node.index)) {
      result = values_.at(node.index);
    } else if (node.kind == NodeKind::kLet) {
      values_[node.index] = Visit(node.children[0]);
      result = Visit(node.children[1]);
    } else {
      for (NodeId& child : node.children) child = Visit(child);
      result = to_.Add(std::move(node));
    }
    visited_.emplace(id, result);
    return result;
  }

  const Function& from_;
  Function to_;
  std::unordered_map<NodeId, NodeId> visited_;
  std::unordered_map<uint32_t, NodeId> values_;
};

}  // namespace

Function InlineLets(const Function& fn) { return LetInliner(fn).Inline(); }

}  // namespace flux::expr
