#include "compiler/opt/rule.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/range.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

// `from |> range` becomes a scan of that range; without it nothing could run.
RuleResult PushRangeIntoScanRule(const plan::NodeRef& node, RuleContext&) {
  const auto* range = node->As<plan::RangeSpec>();
  if (range == nullptr) return nullptr;
  const auto* from = node->inputs[0]->As<plan::FromSpec>();
  if (from == nullptr) return nullptr;
  plan::ScanSpec scan;
  scan.from = *from;
  scan.range = range->range;
  return plan::MakeNode(std::move(scan), {}, node->inputs[0]->position);
}

}  // namespace flux::opt
