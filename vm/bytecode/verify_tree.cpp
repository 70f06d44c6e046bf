#include "vm/bytecode/verify_tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "vm/bytecode/verify.h"

namespace flux::bytecode {
namespace {

using expr::Node;
using expr::NodeId;
using expr::NodeKind;

std::unexpected<Error> Fault(NodeId id, std::string_view what) {
  return Fail(ErrorCode::kInvalid, fmt::format("module is not valid: node {} {}", id, what));
}

bool HasRightShape(const Node& node) {
  const size_t children = node.children.size();
  switch (node.kind) {
    case NodeKind::kLiteral:
    case NodeKind::kParam:
    case NodeKind::kCapture:
    case NodeKind::kLocal:
      return children == 0;
    case NodeKind::kMember:
    case NodeKind::kUnary:
      return children == 1;
    case NodeKind::kIndex:
    case NodeKind::kBinary:
    case NodeKind::kLet:
      return children == 2;
    case NodeKind::kConditional:
      return children == 3;
    case NodeKind::kInterpolate:
    case NodeKind::kArray:
      return true;
    case NodeKind::kRecord:
      return children == node.names.size() + (node.has_base ? 1 : 0);
    case NodeKind::kCall:
      return children == node.names.size() + (node.name.empty() ? 1 : 0);
  }
  return false;
}

class TreeVerifier {
 public:
  explicit TreeVerifier(const expr::Function& fn) : fn_(fn), depth_(fn.nodes.size(), 1), is_used_(fn.nodes.size()) {}

  Status Run() {
    if (fn_.body >= fn_.nodes.size()) return Fault(fn_.body, "is the body but does not exist");
    for (NodeId id = 0; id < fn_.nodes.size(); ++id) FLUX_TRY_STATUS(CheckNode(id));
    return CheckScopes(fn_.body);
  }

 private:
  Status CheckNode(NodeId id) {
    const Node& node = fn_.at(id);
    if (!HasRightShape(node)) return Fault(id, "has the wrong number of children");
    if (node.kind == NodeKind::kParam && node.index >= fn_.params.size()) return Fault(id, "names no parameter");
    if (node.kind == NodeKind::kCapture && node.index >= fn_.capture_count) return Fault(id, "names no capture");
    for (NodeId child : node.children) {
      if (child >= id) return Fault(id, "does not come after its children");
      if (is_used_[child]) return Fault(child, "has two parents");
      is_used_[child] = true;
      depth_[id] = std::max(depth_[id], depth_[child] + 1);
    }
    return depth_[id] > kMaxTreeDepth ? Fault(id, "is nested too deep") : Status();
  }

  // Recursion is bounded by kMaxTreeDepth, which CheckNode has proved.
  Status CheckScopes(NodeId id) {
    const Node& node = fn_.at(id);
    if (node.kind == NodeKind::kLocal && !IsBound(node.index)) return Fault(id, "names no let");
    if (node.kind != NodeKind::kLet) {
      for (NodeId child : node.children) FLUX_TRY_STATUS(CheckScopes(child));
      return {};
    }
    if (IsBound(node.index)) return Fault(id, "repeats the number of a let around it");
    FLUX_TRY_STATUS(CheckScopes(node.children[0]));
    lets_.push_back(node.index);
    FLUX_TRY_STATUS(CheckScopes(node.children[1]));
    lets_.pop_back();
    return {};
  }

  bool IsBound(uint32_t let) const { return std::ranges::find(lets_, let) != lets_.end(); }

  const expr::Function& fn_;
  std::vector<uint32_t> depth_;
  std::vector<bool> is_used_;
  std::vector<uint32_t> lets_;
};

}  // namespace

Status VerifyTree(const expr::Function& fn) { return TreeVerifier(fn).Run(); }

}  // namespace flux::bytecode
