#include <algorithm>

#include "runtime/expr/byte_stream.h"
#include "runtime/expr/copy_tree.h"
#include "runtime/expr/expr.h"
#include "runtime/expr/serialize_value.h"

namespace flux::expr {
namespace {

constexpr uint64_t kMaxParams = 64;
// Rewrites recurse over the tree; deeper nesting than this is no script's.
constexpr uint32_t kMaxDepth = 2000;

constexpr uint8_t kKindCount = 0
#define FLUX_EXPR_NODE(name, text) +1
#include "runtime/expr/node_kinds.def"
    ;
constexpr uint8_t kBinaryOpCount = 0
#define FLUX_BINARY_OP(name, spelling, precedence) +1
#include "runtime/base/operators.def"
    ;
constexpr uint8_t kUnaryOpCount = 0
#define FLUX_UNARY_OP(name, spelling) +1
#include "runtime/base/operators.def"
    ;

void PutNode(const Node& node, std::string& out) {
  PutByte(out, static_cast<uint8_t>(node.kind));
  PutByte(out, static_cast<uint8_t>(node.binary_op));
  PutByte(out, static_cast<uint8_t>(node.unary_op));
  PutByte(out, node.has_base ? 1 : 0);
  PutVarint(out, node.index);
  PutText(out, node.name);
  if (node.kind == NodeKind::kLiteral) PutValue(out, node.value);
  PutVarint(out, node.children.size());
  for (const NodeId child : node.children) PutVarint(out, child);
  PutVarint(out, node.names.size());
  for (const std::string& name : node.names) PutText(out, name);
}

Result<uint32_t> TakeIndex(std::string_view& in) {
  FLUX_TRY(const uint64_t v, TakeVarint(in));
  if (v > UINT32_MAX) return DamagedTree("number out of range");
  return static_cast<uint32_t>(v);
}

// Whether a node has as many children and names as its kind demands.
bool HasRightShape(const Node& node, const Function& fn) {
  const size_t children = node.children.size();
  switch (node.kind) {
    case NodeKind::kLiteral:
    case NodeKind::kLocal:
      return children == 0;
    case NodeKind::kParam:
      return children == 0 && node.index < fn.params.size();
    case NodeKind::kCapture:
      return children == 0 && node.index < fn.capture_count;
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

Result<Node> TakeNode(std::string_view& in, NodeId own) {
  Node node;
  FLUX_TRY(const uint8_t kind, TakeByte(in));
  FLUX_TRY(const uint8_t binary_op, TakeByte(in));
  FLUX_TRY(const uint8_t unary_op, TakeByte(in));
  FLUX_TRY(const uint8_t has_base, TakeByte(in));
  if (kind >= kKindCount || binary_op >= kBinaryOpCount || unary_op >= kUnaryOpCount || has_base > 1) {
    return DamagedTree("unknown node");
  }
  node.kind = static_cast<NodeKind>(kind);
  node.binary_op = static_cast<BinaryOp>(binary_op);
  node.unary_op = static_cast<UnaryOp>(unary_op);
  node.has_base = has_base == 1;
  FLUX_TRY(node.index, TakeIndex(in));
  FLUX_TRY(node.name, TakeText(in));
  if (node.kind == NodeKind::kLiteral) {
    FLUX_TRY(node.value, TakeValue(in));
  }
  FLUX_TRY(const size_t children, TakeCount(in));
  for (size_t i = 0; i < children; ++i) {
    FLUX_TRY(const uint32_t child, TakeIndex(in));
    // Children come first, so there can be no cycle.
    if (child >= own) return DamagedTree("forward reference");
    node.children.push_back(child);
  }
  FLUX_TRY(const size_t names, TakeCount(in));
  for (size_t i = 0; i < names; ++i) {
    FLUX_TRY(std::string name, TakeText(in));
    node.names.push_back(std::move(name));
  }
  return node;
}

// A local must lie in the body of a let of its number; otherwise binding it later would find nothing.
bool HasUnboundLocal(const Function& fn) {
  std::vector<bool> is_bound;
  for (const Node& node : fn.nodes) {
    if (node.kind != NodeKind::kLet) continue;
    if (node.index > fn.nodes.size()) return true;
    if (node.index >= is_bound.size()) is_bound.resize(node.index + 1);
    is_bound[node.index] = true;
  }
  for (const Node& node : fn.nodes) {
    if (node.kind == NodeKind::kLocal && (node.index >= is_bound.size() || !is_bound[node.index])) return true;
  }
  return false;
}

}  // namespace

void Serialize(const Function& fn, std::string& out) {
  Function normal = Normalized(fn);
  PutVarint(out, normal.params.size());
  for (const std::string& param : normal.params) PutText(out, param);
  PutVarint(out, normal.capture_count);
  PutVarint(out, normal.nodes.size());
  for (const Node& node : normal.nodes) PutNode(node, out);
  PutVarint(out, normal.body);
}

Result<Function> Deserialize(std::string_view& in) {
  Function fn;
  FLUX_TRY(const size_t params, TakeCount(in));
  if (params > kMaxParams) return DamagedTree("too many parameters");
  for (size_t i = 0; i < params; ++i) {
    FLUX_TRY(std::string param, TakeText(in));
    fn.params.push_back(std::move(param));
  }
  FLUX_TRY(fn.capture_count, TakeIndex(in));
  FLUX_TRY(const size_t count, TakeCount(in));
  std::vector<uint32_t> depth;
  for (size_t i = 0; i < count; ++i) {
    FLUX_TRY(Node node, TakeNode(in, static_cast<NodeId>(i)));
    if (!HasRightShape(node, fn)) return DamagedTree("node of the wrong shape");
    uint32_t own_depth = 1;
    for (const NodeId child : node.children) own_depth = std::max(own_depth, depth[child] + 1);
    if (own_depth > kMaxDepth) return DamagedTree("nested too deeply");
    depth.push_back(own_depth);
    fn.nodes.push_back(std::move(node));
  }
  FLUX_TRY(fn.body, TakeIndex(in));
  if (fn.body >= fn.nodes.size()) return DamagedTree("no body");
  if (HasUnboundLocal(fn)) return DamagedTree("unbound variable");
  return fn;
}

}  // namespace flux::expr
