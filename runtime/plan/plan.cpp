#include "runtime/plan/plan.h"

#include <algorithm>

#include "runtime/plan/specs/pipeline.h"

namespace flux::plan {

std::optional<TimeRange> Unite(const std::optional<TimeRange>& a, const std::optional<TimeRange>& b) {
  if (!a || !b) return a ? a : b;
  if (a->start >= a->stop || b->start >= b->stop) return TimeRange{};
  return TimeRange{std::min(a->start, b->start), std::max(a->stop, b->stop)};
}

std::vector<ChainStep> Spec::Steps() const { return {}; }

Value MakeStream(NodeRef node) {
  return Value::FromObject(ValueKind::kStream, std::make_unique<StreamObject>(std::move(node)));
}

const NodeRef& StreamNode(const Value& stream) { return static_cast<const StreamObject*>(stream.object())->node; }

RowFunction WithConstantsFolded(RowFunction fn) {
  if (fn.tree != nullptr) fn.tree = std::make_shared<const expr::Function>(expr::FoldConstants(*fn.tree));
  return fn;
}

}  // namespace flux::plan
