#include "runtime/plan/nodes.h"

#include <unordered_set>

namespace flux::plan {

std::vector<NodeRef> NodesOf(std::span<const NodeRef> roots) {
  std::vector<NodeRef> nodes;
  std::unordered_set<const Node*> seen;
  const auto visit = [&](const auto& self, const NodeRef& node) -> void {
    if (!seen.insert(node.get()).second) return;
    for (const NodeRef& input : node->inputs) self(self, input);
    nodes.push_back(node);
  };
  for (const NodeRef& root : roots) visit(visit, root);
  return nodes;
}

}  // namespace flux::plan
