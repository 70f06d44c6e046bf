#pragma once

// The order of tables by group key, without building the keys: a scan may sort a great many.

#include <string_view>
#include <vector>

#include "runtime/base/hash_table.h"
#include "runtime/store/series_index.h"

namespace flux::store {

// The labels of the group keys of series with the same tags.
struct KeyLabels {
  KeyLabels(const TextPool& texts, std::span<const Tag> tags);

  // A label and where its value is: the number of a tag, or one of the enumerators.
  struct Label {
    std::string_view text;
    size_t value;
  };
  enum : size_t { kField = SIZE_MAX, kMeasurement = SIZE_MAX - 1, kBound = SIZE_MAX - 2 };
  std::vector<Label> labels;  // in ascending order
};

// The place of a column's table among those of one scan, whose `_start` and `_stop` are equal. Compares as the group
// keys do. Its views stay valid as long as the series index lives, and as the labels do.
class TableOrder {
 public:
  TableOrder() = default;
  TableOrder(const SeriesIndex& index, ColumnId column, const KeyLabels& labels);
  friend bool operator<(const TableOrder& a, const TableOrder& b);

 private:
  const KeyLabels* labels_ = nullptr;
  absl::InlinedVector<std::string_view, 6> values_;  // by label
};

// Makes the places of the columns of one scan.
class TableOrders {
 public:
  explicit TableOrders(const SeriesIndex& index) : index_(index) {}
  // Valid as long as this.
  TableOrder Of(ColumnId column);

 private:
  const SeriesIndex& index_;
  std::deque<KeyLabels> labels_;
  HashMap<uint32_t, const KeyLabels*> by_tag_keys_;
};

// Counts on from `ascending`, the number of the first columns of which it is known that their tables come in the order
// of the columns, as they often do all.
void CountAscending(const SeriesIndex& index, ColumnId& ascending);

}  // namespace flux::store
