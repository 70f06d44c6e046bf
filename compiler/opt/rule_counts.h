#pragma once

// How often rules were applied to the plans of a run, and the names by which scripts ask for it.

#include <map>
#include <string_view>

#include "compiler/opt/optimize.h"

namespace flux::opt {

// Not a rule here, for kernels run functions of rows whenever they can: it counts the maps that they can run.
inline constexpr std::string_view kVectorizedMaps = "vectorizeMapRule";

// Our name of a rule that a script names as we do or as the reference does, or `kVectorizedMaps`. Fails with a list of
// what there is.
Result<std::string_view> FindRule(std::string_view name);

// Counts over all plans of a run.
class RuleCounts {
 public:
  // Adds what a trace says of one plan; its notes are not needed.
  void Add(const OptimizeTrace& trace, const Registry& registry);
  // Adds sorts that joins do without: the reference's planner puts them there and takes them away again.
  void AddSparedSorts(size_t count);
  // `rule` is a name that `FindRule` gives.
  size_t Of(std::string_view rule) const;
  // All that were applied: `MergeFiltersRule: 1, RedundantSortRule: 2`; `none` when there are none.
  std::string Text() const;

 private:
  std::map<std::string_view, size_t> counts_;
};

}  // namespace flux::opt
