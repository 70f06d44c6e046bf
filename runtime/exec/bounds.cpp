#include "runtime/exec/bounds.h"

#include <map>

namespace flux::exec {
namespace {

using plan::TimeRange;
using Known = std::map<const plan::Node*, std::optional<TimeRange>>;

std::optional<TimeRange> Compute(const plan::Node& node, Known& known) {
  if (const auto at = known.find(&node); at != known.end()) return at->second;
  std::optional<TimeRange> bounds;
  for (const plan::NodeRef& input : node.inputs) {
    bounds = plan::Unite(bounds, Compute(*input, known));
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
