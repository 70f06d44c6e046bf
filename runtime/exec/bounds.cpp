#include "runtime/exec/bounds.h"

#include <algorithm>
#include <map>

namespace flux::exec {
namespace {

using plan::TimeRange;
using Known = std::map<const plan::Node*, std::optional<TimeRange>>;

TimeRange Unite(const TimeRange& a, const TimeRange& b) {
  if (a.start >= a.stop || b.start >= b.stop) return {};
  return {std::min(a.start, b.start), std::max(a.stop, b.stop)};
}

std::optional<TimeRange> Compute(const plan::Node& node, Known& known) {
  if (const auto at = known.find(&node); at != known.end()) return at->second;
  std::optional<TimeRange> bounds;
  for (const plan::NodeRef& input : node.inputs) {
    const std::optional<TimeRange> part = Compute(*input, known);
    if (part) bounds = bounds ? Unite(*bounds, *part) : *part;
  }
  bounds = node.spec->Bounds(bounds);
  known.emplace(&node, bounds);
  return bounds;
}

}  // namespace

std::optional<TimeRange> TimeBounds(const plan::Node& node) {
  Known known;
  return Compute(node, known);
}

}  // namespace flux::exec
