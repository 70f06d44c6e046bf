#include "compiler/opt/read.h"

#include <array>

#include "runtime/expr/forgiving.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/range.h"

namespace flux::opt {

namespace {

using expr::Function;
using expr::Node;
using expr::NodeId;
using expr::NodeKind;

bool IsUnary(const Node& node, UnaryOp op) { return node.kind == NodeKind::kUnary && node.unary_op == op; }

bool IsText(const Node& node) {
  return node.kind == NodeKind::kLiteral && !node.value.is_null() && node.value.kind() == ValueKind::kString;
}

// A literal of a kind that InfluxDB's storage compares with.
bool IsConstant(const Node& node) {
  if (node.kind != NodeKind::kLiteral || node.value.is_null()) return false;
  const ValueKind kind = node.value.kind();
  return kind == ValueKind::kString || kind == ValueKind::kRegexp || kind == ValueKind::kBool ||
         kind == ValueKind::kInt || kind == ValueKind::kFloat;
}

bool IsEqualityOrMatch(BinaryOp op) { return op == BinaryOp::kEqual || op == BinaryOp::kNotEqual || IsMatch(op); }

bool IsValue(const Function& fn, const Node& node) { return expr::IsColumn(fn, node) && node.name == "_value"; }

void ForgiveIn(Function& fn, NodeId id, size_t& count) {
  Node& node = fn.nodes[id];
  if (node.kind != NodeKind::kBinary) return;
  if (IsLogical(node.binary_op)) {
    for (const NodeId child : std::array{node.children[0], node.children[1]}) ForgiveIn(fn, child, count);
  } else if (IsValue(fn, fn.at(node.children[0])) && !expr::IsForgiving(node)) {
    node.index = expr::kForgiving;
    ++count;
  }
}

// Looks at the conditions that are joined by `and`.
void ForgiveInConjuncts(Function& fn, NodeId id, size_t& count) {
  const Node& node = fn.at(id);
  if (node.kind == NodeKind::kBinary && node.binary_op == BinaryOp::kAnd) {
    for (const NodeId child : std::array{node.children[0], node.children[1]}) ForgiveInConjuncts(fn, child, count);
  } else if (IsForStorage(fn, id)) {
    ForgiveIn(fn, id, count);
  }
}

}  // namespace

bool IsRead(const plan::Node& stream) {
  const plan::Node* at = &stream;
  while (at->As<plan::RangeSpec>() != nullptr || at->As<plan::FilterSpec>() != nullptr) at = at->inputs[0].get();
  return at->As<plan::FromSpec>() != nullptr;
}

bool IsForStorage(const Function& fn, NodeId id) {
  const Node& node = fn.at(id);
  if (IsUnary(node, UnaryOp::kNot)) {
    const Node& operand = fn.at(node.children[0]);
    return operand.kind == NodeKind::kUnary && IsForStorage(fn, node.children[0]);
  }
  if (IsUnary(node, UnaryOp::kExists)) {
    const Node& operand = fn.at(node.children[0]);
    return IsColumn(fn, operand) && operand.name != "_value";
  }
  if (node.kind != NodeKind::kBinary) return false;
  if (IsLogical(node.binary_op)) return IsForStorage(fn, node.children[0]) && IsForStorage(fn, node.children[1]);
  const Node& left = fn.at(node.children[0]);
  const Node& right = fn.at(node.children[1]);
  if (!IsColumn(fn, left) || !IsConstant(right)) return false;
  const bool is_value = left.name == "_value";
  if (!is_value && node.binary_op == BinaryOp::kEqual && IsText(right) && right.value.AsString().empty()) return false;
  return IsEqualityOrMatch(node.binary_op) || (is_value && IsComparison(node.binary_op));
}

PassResult ForgiveValues(const std::vector<plan::NodeRef>& roots) {
  return RewriteUpwards(roots, [](const plan::NodeRef&, plan::NodeRef current, size_t& count) -> Result<plan::NodeRef> {
    const auto* filter = current->As<plan::FilterSpec>();
    if (filter == nullptr || filter->fn.tree == nullptr || filter->fn.tree->params.size() != 1) return current;
    if (!IsRead(*current->inputs[0])) return current;
    Function forgiving = *filter->fn.tree;
    const size_t before = count;
    ForgiveInConjuncts(forgiving, forgiving.body, count);
    if (count == before) return current;
    plan::FilterSpec changed = *filter;
    changed.fn.tree = std::make_shared<const Function>(std::move(forgiving));
    return plan::MakeNode(std::move(changed), current->inputs, current->position);
  });
}

}  // namespace flux::opt
