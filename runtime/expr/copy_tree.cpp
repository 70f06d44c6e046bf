#include "runtime/expr/copy_tree.h"

#include <algorithm>

namespace flux::expr {

NodeId TreeCopier::Copy(NodeId id) {
  if (const auto found = copied_.find(id); found != copied_.end()) return found->second;
  Node node = from_.at(id);
  for (NodeId& child : node.children) child = Copy(child);
  const NodeId copy = to_.Add(std::move(node));
  copied_.emplace(id, copy);
  return copy;
}

Function EmptyLike(const Function& fn) {
  Function result;
  result.params = fn.params;
  result.capture_count = fn.capture_count;
  return result;
}

Function Normalized(const Function& fn) {
  Function result = EmptyLike(fn);
  result.body = TreeCopier(fn, result).Copy(fn.body);
  return result;
}

uint32_t FreshLetNumber(const Function& fn) {
  uint32_t next = 0;
  for (const Node& node : fn.nodes) {
    if (node.kind == NodeKind::kLet || node.kind == NodeKind::kLocal) next = std::max(next, node.index + 1);
  }
  return next;
}

}  // namespace flux::expr
