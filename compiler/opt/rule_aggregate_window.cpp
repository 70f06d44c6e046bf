#include "compiler/opt/rule.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/table_fill.h"
#include "runtime/plan/specs/window.h"

namespace flux::opt {

namespace {

using plan::WindowShape;

bool HasDefaultColumns(const plan::WindowSpec& window) {
  return window.time_column == "_time" && window.start_column == "_start" && window.stop_column == "_stop";
}

// The parts of `window |> aggregate [|> fill] |> duplicate |> window(every: inf)`, the last being the node looked at.
struct Match {
  const plan::WindowSpec* window = nullptr;
  const plan::AggregateSpec* aggregate = nullptr;
  const plan::DuplicateSpec* duplicate = nullptr;
  plan::NodeRef input;
};

// Steps to the only input of `node`, or null when somebody else reads it too.
plan::NodeRef Below(const plan::NodeRef& node, const RuleContext& context) {
  if (node->inputs.size() != 1 || context.IsShared(node->inputs[0])) return nullptr;
  return node->inputs[0];
}

bool IsClosingWindow(const plan::NodeRef& node) {
  const auto* outer = node->As<plan::WindowSpec>();
  return outer != nullptr && HasDefaultColumns(*outer) && outer->shape.every.ns == WindowShape::kForever &&
         !outer->create_empty;
}

bool CanFuse(const Match& match) {
  if (!HasDefaultColumns(*match.window) || match.window->shape.every.ns == WindowShape::kForever) return false;
  const std::string& source = match.duplicate->column;
  bool is_known_time = source == "_start" || source == "_stop";
  // Aggregating a column that the fused operator rewrites would see other values than the separate steps do.
  const std::string& column = match.aggregate->column;
  bool is_plain_column = column != "_time" && column != "_start" && column != "_stop";
  return is_known_time && is_plain_column && match.duplicate->as == "_time";
}

// Finds the shape below `node`; `has_fill` says whether the fill of empty windows must be in it.
bool Find(const plan::NodeRef& node, bool has_fill, const RuleContext& context, Match& match) {
  if (!IsClosingWindow(node)) return false;
  plan::NodeRef at = Below(node, context);
  if (at == nullptr || (match.duplicate = at->As<plan::DuplicateSpec>()) == nullptr) return false;
  at = Below(at, context);
  if (has_fill) {
    if (at == nullptr || at->As<plan::TableFillSpec>() == nullptr) return false;
    at = Below(at, context);
  }
  if (at == nullptr || (match.aggregate = at->As<plan::AggregateSpec>()) == nullptr) return false;
  at = Below(at, context);
  if (at == nullptr || (match.window = at->As<plan::WindowSpec>()) == nullptr) return false;
  match.input = at->inputs[0];
  return match.window->create_empty == has_fill && CanFuse(match);
}

plan::NodeRef Fuse(const plan::NodeRef& node, const Match& match) {
  plan::AggregateWindowSpec spec;
  spec.shape = match.window->shape;
  static_cast<plan::Aggregation&>(spec) = *match.aggregate;
  spec.time_is_start = match.duplicate->column == "_start";
  spec.create_empty = match.window->create_empty;
  return plan::MakeNode(std::move(spec), {match.input}, node->position);
}

}  // namespace

// Fuses the composition that `aggregateWindow(createEmpty: false)` is defined as.
RuleResult AggregateWindowRule(const plan::NodeRef& node, RuleContext& context) {
  Match match;
  return Find(node, false, context, match) ? Fuse(node, match) : nullptr;
}

// Fuses the composition that `aggregateWindow(createEmpty: true)` is defined as.
RuleResult AggregateWindowCreateEmptyRule(const plan::NodeRef& node, RuleContext& context) {
  Match match;
  return Find(node, true, context, match) ? Fuse(node, match) : nullptr;
}

}  // namespace flux::opt
