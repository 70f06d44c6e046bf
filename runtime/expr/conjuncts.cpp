#include "runtime/base/check.h"
#include "runtime/expr/copy_tree.h"
#include "runtime/expr/expr.h"

namespace flux::expr {
namespace {

// Lets above the conjunction are repeated around every part.
void Split(const Function& fn, NodeId id, std::vector<NodeId>& lets, std::vector<Function>& out) {
  const Node& node = fn.at(id);
  if (node.kind == NodeKind::kBinary && node.binary_op == BinaryOp::kAnd) {
    Split(fn, node.children[0], lets, out);
    Split(fn, node.children[1], lets, out);
    return;
  }
  if (node.kind == NodeKind::kLet) {
    lets.push_back(id);
    Split(fn, node.children[1], lets, out);
    lets.pop_back();
    return;
  }
  Function part = EmptyLike(fn);
  TreeCopier copier(fn, part);
  part.body = copier.Copy(id);
  for (size_t i = lets.size(); i-- > 0;) {
    Node let = fn.at(lets[i]);
    let.children = {copier.Copy(let.children[0]), part.body};
    part.body = part.Add(std::move(let));
  }
  out.push_back(std::move(part));
}

}  // namespace

std::vector<Function> SplitConjuncts(const Function& fn) {
  std::vector<Function> parts;
  std::vector<NodeId> lets;
  Split(fn, fn.body, lets, parts);
  return parts;
}

Function JoinConjuncts(std::span<const Function> parts) {
  FLUX_CHECK(!parts.empty());
  Function joined = Normalized(parts[0]);
  for (const Function& part : parts.subspan(1)) {
    const uint32_t base = FreshLetNumber(joined);
    Function renumbered = part;
    for (Node& node : renumbered.nodes) {
      if (node.kind == NodeKind::kLet || node.kind == NodeKind::kLocal) node.index += base;
    }
    Node conjunction{.kind = NodeKind::kBinary, .binary_op = BinaryOp::kAnd};
    conjunction.children = {joined.body, TreeCopier(renumbered, joined).Copy(renumbered.body)};
    joined.body = joined.Add(std::move(conjunction));
    joined.capture_count = std::max(joined.capture_count, part.capture_count);
  }
  return joined;
}

}  // namespace flux::expr
