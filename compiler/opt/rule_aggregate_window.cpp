#include <algorithm>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/fold_windows.h"
#include "runtime/plan/specs/table_fill.h"
#include "runtime/plan/specs/window.h"

namespace flux::opt {

namespace {

using plan::WindowShape;

bool HasDefaultColumns(const plan::WindowSpec& window) {
  return window.time_column == "_time" && window.start_column == "_start" && window.stop_column == "_stop";
}

// The parts of `window |> operation [|> fill] |> duplicate |> window(every: inf)`, the last being the node looked at.
struct Match {
  const plan::WindowSpec* window = nullptr;
  plan::NodeRef operation;
  const OperationDef* def = nullptr;  // of the operation
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

// Whether the operation sees the same of the rows of a window when they do not have its bounds in `_start` and `_stop`.
bool SeesNoBounds(const Match& match) {
  if (const auto* aggregate = match.operation->As<plan::AggregateSpec>()) {
    // Aggregating a column that the fused operator rewrites would see other values than the separate steps do.
    const std::string& column = aggregate->column;
    return column != "_time" && column != "_start" && column != "_stop";
  }
  const ColumnSet read = match.def->needs(*match.operation, {});
  const auto is_bound = [](const std::string& column) { return column == "_start" || column == "_stop"; };
  return !read.all && std::ranges::none_of(read.names, is_bound);
}

bool CanFuse(const Match& match) {
  if (!HasDefaultColumns(*match.window) || match.window->shape.every.ns == WindowShape::kForever) return false;
  const std::string& source = match.duplicate->column;
  bool is_known_time = source == "_start" || source == "_stop";
  return is_known_time && SeesNoBounds(match) && match.duplicate->as == "_time";
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
  if (at == nullptr || (match.def = context.registry.FindOperation(at->name)) == nullptr) return false;
  if (at->As<plan::AggregateSpec>() == nullptr && match.def->fold == nullptr) return false;
  match.operation = at;
  at = Below(at, context);
  if (at == nullptr || (match.window = at->As<plan::WindowSpec>()) == nullptr) return false;
  match.input = at->inputs[0];
  return match.window->create_empty == has_fill && CanFuse(match);
}

plan::NodeRef Fuse(const plan::NodeRef& node, const Match& match) {
  const auto fused = [&](auto spec) {
    spec.shape = match.window->shape;
    spec.time_is_start = match.duplicate->column == "_start";
    spec.create_empty = match.window->create_empty;
    return plan::MakeNode(std::move(spec), {match.input}, node->position);
  };
  if (const auto* aggregate = match.operation->As<plan::AggregateSpec>()) {
    plan::AggregateWindowSpec spec;
    static_cast<plan::Aggregation&>(spec) = *aggregate;
    return fused(std::move(spec));
  }
  plan::FoldWindowsSpec spec;
  spec.operation = match.operation;
  spec.def = match.def;
  return fused(std::move(spec));
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
