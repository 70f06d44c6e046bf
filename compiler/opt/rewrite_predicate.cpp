#include "compiler/opt/rewrite_predicate.h"

#include "compiler/opt/column_kinds.h"
#include "runtime/expr/copy_tree.h"
#include "runtime/plan/specs/filter.h"

namespace flux::opt {

namespace {

using expr::NodeId;
using expr::NodeKind;

class Rewriter {
 public:
  Rewriter(const expr::Function& from, const expr::KindOfColumn& columns, const RewritePart& rewrite)
      : from_(from), columns_(columns), rewrite_(rewrite), to_(expr::EmptyLike(from)), copier_(from, to_) {}

  // Null when no part changes.
  std::shared_ptr<const expr::Function> Rewrite() {
    to_.body = Visit(from_.body, Place::kTruth);
    return is_changed_ ? std::make_shared<const expr::Function>(expr::Normalized(to_)) : nullptr;
  }

 private:
  NodeId Visit(NodeId id, Place place) {
    const NodeId copy = VisitParts(id, place);
    const std::optional<NodeId> better = rewrite_({to_, copy, place, columns_});
    is_changed_ |= better.has_value();
    return better.value_or(copy);
  }

  NodeId VisitParts(NodeId id, Place place) {
    expr::Node node = from_.at(id);
    if (node.kind == NodeKind::kUnary && node.unary_op == UnaryOp::kNot) {
      node.children[0] = Visit(node.children[0], Place::kValue);
    } else if (node.kind == NodeKind::kBinary &&
               (node.binary_op == BinaryOp::kAnd || node.binary_op == BinaryOp::kOr)) {
      for (NodeId& child : node.children) child = Visit(child, place);
    } else if (node.kind == NodeKind::kConditional) {
      // A test that is null chooses the same branch as one that is false.
      node.children[0] = Visit(node.children[0], Place::kTruth);
      for (const size_t branch : {1, 2}) node.children[branch] = Visit(node.children[branch], place);
    } else {
      return copier_.Copy(id);
    }
    return to_.Add(std::move(node));
  }

  const expr::Function& from_;
  const expr::KindOfColumn& columns_;
  const RewritePart& rewrite_;
  expr::Function to_;
  expr::TreeCopier copier_;
  bool is_changed_ = false;
};

}  // namespace

plan::NodeRef RewritePredicate(const plan::NodeRef& node, RuleContext& context, const RewritePart& rewrite) {
  const auto* filter = node->As<plan::FilterSpec>();
  if (filter == nullptr || filter->fn.tree == nullptr || filter->fn.tree->params.size() != 1) return nullptr;
  const expr::KindOfColumn columns = KindsOf(node->inputs[0], context);
  std::shared_ptr<const expr::Function> tree = Rewriter(*filter->fn.tree, columns, rewrite).Rewrite();
  if (tree == nullptr) return nullptr;
  plan::FilterSpec changed = *filter;
  changed.fn.tree = std::move(tree);
  return plan::MakeNode(std::move(changed), node->inputs, node->position);
}

}  // namespace flux::opt
