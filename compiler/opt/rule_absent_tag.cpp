#include <algorithm>

#include "compiler/opt/read.h"
#include "compiler/opt/rule.h"
#include "runtime/expr/copy_tree.h"
#include "runtime/plan/specs/filter.h"

namespace flux::opt {

namespace {

using expr::Function;
using expr::Node;
using expr::NodeId;
using expr::NodeKind;

// What every row of a read has; its other columns are tags.
constexpr std::string_view kColumnsOfPoints[] = {"_measurement", "_field", "_value", "_time", "_start", "_stop"};

bool IsTag(const Function& fn, NodeId id) {
  const Node& node = fn.at(id);
  return IsColumn(fn, node) && std::ranges::find(kColumnsOfPoints, node.name) == std::end(kColumnsOfPoints);
}

bool IsUnary(const Node& node, UnaryOp op) { return node.kind == NodeKind::kUnary && node.unary_op == op; }

// Whether the comparison holds for an absent tag as for an empty text, which it does not in Flux.
bool HoldsWhereAbsent(const Function& fn, const Node& node) {
  if (node.kind != NodeKind::kBinary || IsLogical(node.binary_op) || !IsTag(fn, node.children[0])) return false;
  const Value& constant = fn.at(node.children[1]).value;
  if (node.binary_op == BinaryOp::kNotEqual)
    return constant.kind() == ValueKind::kString && !constant.AsString().empty();
  if (constant.kind() != ValueKind::kRegexp) return false;
  if (node.binary_op == BinaryOp::kMatch) return constant.AsRegexp().Matches("");
  return node.binary_op == BinaryOp::kNotMatch && !constant.AsRegexp().Matches("");
}

// Adds `or not exists` to the comparisons that hold where their tag is absent.
class Admission {
 public:
  explicit Admission(const Function& from) : from_(from), to_(expr::EmptyLike(from)), copier_(from, to_) {}

  // Gives whether there was something to add.
  bool Admit(Function& result) {
    to_.body = Visit(from_.body);
    if (is_changed_) result = expr::Normalized(to_);
    return is_changed_;
  }

 private:
  NodeId Visit(NodeId id) {
    const Node& node = from_.at(id);
    if (node.kind == NodeKind::kBinary && IsLogical(node.binary_op) && !SaysSo(node)) {
      Node copy = node;
      for (NodeId& child : copy.children) child = Visit(child);
      return to_.Add(std::move(copy));
    }
    const NodeId comparison = copier_.Copy(id);
    if (!HoldsWhereAbsent(from_, node)) return comparison;
    is_changed_ = true;
    const NodeId exists =
        to_.Add({.kind = NodeKind::kUnary, .unary_op = UnaryOp::kExists, .children = {to_.at(comparison).children[0]}});
    const NodeId absent = to_.Add({.kind = NodeKind::kUnary, .unary_op = UnaryOp::kNot, .children = {exists}});
    return to_.Add({.kind = NodeKind::kBinary, .binary_op = BinaryOp::kOr, .children = {comparison, absent}});
  }

  // `r.tag != "a" or not exists r.tag`: it says so already.
  bool SaysSo(const Node& node) const {
    const Node& left = from_.at(node.children[0]);
    const Node& right = from_.at(node.children[1]);
    if (node.binary_op != BinaryOp::kOr || !HoldsWhereAbsent(from_, left) || !IsUnary(right, UnaryOp::kNot))
      return false;
    const Node& negated = from_.at(right.children[0]);
    return IsUnary(negated, UnaryOp::kExists) && from_.at(negated.children[0]).name == from_.at(left.children[0]).name;
  }

  const Function& from_;
  Function to_;
  expr::TreeCopier copier_;
  bool is_changed_ = false;
};

}  // namespace

// In filters that stand directly on a read, `r.tag != "a"` becomes `r.tag != "a" or not exists r.tag`, and the same
// happens to what a regular expression says of an empty text: docs/semantics.md.
//
// A rewrite of what the script says and not of how it runs: it comes first, whatever else is on, so that sources and
// rules have one semantics of nulls.
RuleResult AbsentTagRule(const plan::NodeRef& node, RuleContext&) {
  const auto* filter = node->As<plan::FilterSpec>();
  if (filter == nullptr || filter->fn.tree == nullptr || filter->fn.tree->params.size() != 1) return nullptr;
  if (!IsRead(*node->inputs[0])) return nullptr;
  std::vector<Function> conjuncts = expr::SplitConjuncts(*filter->fn.tree);
  bool is_changed = false;
  for (Function& conjunct : conjuncts) {
    if (!IsForStorage(conjunct, conjunct.body)) continue;
    const Function as_written = conjunct;
    is_changed |= Admission(as_written).Admit(conjunct);
  }
  if (!is_changed) return nullptr;
  return plan::MakeNode(plan::WithConjuncts(*filter, conjuncts), node->inputs, node->position);
}

}  // namespace flux::opt
