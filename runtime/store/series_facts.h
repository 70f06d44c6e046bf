#pragma once

// What the series of a scan have in common, and whether a series fits what was said of them.

#include <optional>
#include <span>
#include <vector>

#include "runtime/plan/specs/scan.h"
#include "runtime/store/series_index.h"

namespace flux::store {

// The facts of these columns; of none nothing is known.
plan::SeriesFacts FactsOf(const SeriesIndex& index, std::span<const ColumnId> columns);

// Tells columns that contradict facts. The facts and the index must outlive this and not change meanwhile.
class SeriesCheck {
 public:
  SeriesCheck(const SeriesIndex& index, const plan::SeriesFacts& facts);
  // Whether the facts hold for a column.
  bool Fits(ColumnId column);

 private:
  bool HasFittingTags(const Series& series) const;

  const SeriesIndex& index_;
  const plan::SeriesFacts& facts_;
  size_t certain_tags_ = 0;
  // Of the series that was looked at last: those with the same tag keys mostly follow one another.
  std::optional<uint32_t> last_keys_;
  bool last_fits_ = false;
};

}  // namespace flux::store
