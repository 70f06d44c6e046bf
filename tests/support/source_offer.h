#pragma once

// Offers to sources, one operation at a time.

#include <string>

#include "runtime/plan/specs/filter.h"
#include "runtime/source/source.h"

namespace flux::testing {

// Offers the operation on top of the scan, which grows by it when the source takes it whole; gives why not otherwise.
inline std::string Offer(Source& source, plan::ScanSpec& scan, const plan::NodeRef& operation) {
  Result<SourceAnswer> answer = source.Offer(scan, {&operation, 1});
  if (!answer) return answer.error().message;
  if (answer->taken == 0) return answer->refusals.at(0).why;
  scan = std::move(answer->scan);
  return {};
}

inline std::string Offer(Source& source, plan::ScanSpec& scan, const expr::Function& predicate) {
  plan::FilterSpec filter;
  filter.fn.tree = std::make_shared<const expr::Function>(predicate);
  return Offer(source, scan, plan::MakeNode(std::move(filter), {}));
}

}  // namespace flux::testing
