#pragma once

// Which conjuncts of a filter a source may evaluate ahead of the others.

#include <string>
#include <vector>

#include "compiler/opt/rule.h"

namespace flux::opt {

// A filter as it is offered to the source of the scan below it.
//
// The filter evaluates its conjuncts from left to right and stops at the first that is false, so one that can fail in a
// row, such as a division by zero, fails only where those before it are true or null. Conjuncts behind it, which would
// drop rows on which it fails, stay behind it. Of those before it the source gets such as are never null; of the others
// it gets what drops the same rows but those where they are null, and they stay as well.
struct OfferedFilter {
  plan::NodeRef node = nullptr;                // the filter itself when all of it is offered; null: nothing is
  std::vector<expr::Function> held_back = {};  // conjuncts that stay in any case
  std::vector<std::string> weaker = {};        // texts of offered conjuncts whose originals are held back
  std::string why_not = {};                    // why conjuncts are held back
  bool IsWhole() const { return held_back.empty(); }
};

// `filter` is any filter on top of `scan`, on the way to which nothing but filters of the scan lies.
OfferedFilter OfferFilter(const plan::NodeRef& filter, const plan::NodeRef& scan, RuleContext& context);

}  // namespace flux::opt
