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
  // The number of the tag keys that the column's series has: the same for all series with these keys.
  uint32_t TagKeysOf(ColumnId column);
  // The place of a column with these tag keys; valid as long as this.
  TableOrder Of(ColumnId column, uint32_t tag_keys) const { return TableOrder(index_, column, labels_[tag_keys]); }
  // Whether the second column's table comes behind the first one's; both have these tag keys. For many columns that
  // mostly are in order.
  bool Ascend(ColumnId first, ColumnId second, uint32_t tag_keys) const;

 private:
  const SeriesIndex& index_;
  std::deque<KeyLabels> labels_;
  HashMap<std::vector<TextId>, uint32_t> by_tags_;  // by the tags' keys
  std::vector<TextId> last_tags_;
  uint32_t last_ = UINT32_MAX;  // of `last_tags_`
};

}  // namespace flux::store
