#pragma once

// The order of tables by group key, without building the keys: a scan may sort a great many.

#include <string_view>
#include <utility>
#include <vector>

#include "runtime/store/series_index.h"

namespace flux::store {

// The place of a column's table among those of one scan, whose `_start` and `_stop` are equal. Compares as the group
// keys do. Its views stay valid as long as the series index lives.
class TableOrder {
 public:
  TableOrder() = default;
  TableOrder(const SeriesIndex& index, ColumnId column);
  friend bool operator<(const TableOrder& a, const TableOrder& b);

 private:
  std::vector<std::pair<std::string_view, std::string_view>> entries_;  // label and value, by label
};

}  // namespace flux::store
