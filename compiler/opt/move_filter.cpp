#include "compiler/opt/move_filter.h"

#include <algorithm>

#include "compiler/opt/column_kinds.h"

namespace flux::opt {

plan::NodeRef OnTopOf(const plan::Node& first, const plan::Node& second) {
  plan::Node below = second;
  below.inputs = first.inputs;
  plan::Node above = first;
  above.inputs = {std::make_shared<const plan::Node>(std::move(below))};
  return std::make_shared<const plan::Node>(std::move(above));
}

plan::NodeRef MakeFilter(std::span<const expr::Function> conjuncts, bool keep_empty, plan::NodeRef input,
                         const StackTrace& position) {
  plan::FilterSpec spec;
  spec.keep_empty = keep_empty;
  return plan::MakeNode(plan::WithConjuncts(std::move(spec), conjuncts), {std::move(input)}, position);
}

bool IsMovableFilter(const plan::NodeRef& node, RuleContext& context) {
  const auto* filter = node->As<plan::FilterSpec>();
  if (filter == nullptr || filter->fn.tree == nullptr || filter->keep_empty) return false;
  return !context.IsShared(node->inputs[0]) && IsSafe(*filter->fn.tree, node->inputs[0], context);
}

plan::NodeRef MoveFilter(const plan::NodeRef& filter, const MoveConjunct& move) {
  std::vector<expr::Function> moved, rest;
  for (expr::Function& conjunct : expr::SplitConjuncts(*filter->As<plan::FilterSpec>()->fn.tree)) {
    if (std::optional<expr::Function> below = move(conjunct)) {
      moved.push_back(*std::move(below));
    } else {
      rest.push_back(std::move(conjunct));
    }
  }
  if (moved.empty()) return nullptr;
  plan::Node operation = *filter->inputs[0];
  operation.inputs[0] = MakeFilter(moved, false, operation.inputs[0], filter->position);
  auto above = std::make_shared<const plan::Node>(std::move(operation));
  return rest.empty() ? above : MakeFilter(rest, false, std::move(above), filter->position);
}

std::optional<expr::Function> MoveIfReads(const expr::Function& conjunct,
                                          const std::function<bool(const std::string&)>& is_passed) {
  const expr::ColumnUse use = expr::ColumnsRead(conjunct);
  if (use.reads_whole || !std::ranges::all_of(use.columns, is_passed)) return std::nullopt;
  return conjunct;
}

expr::Function WithColumns(expr::Function conjunct, const std::function<std::string(const std::string&)>& column_for) {
  for (expr::Node& node : conjunct.nodes) {
    if (expr::IsColumn(conjunct, node)) node.name = column_for(node.name);
  }
  return conjunct;
}

}  // namespace flux::opt
