#include "runtime/store/table_order.h"

#include <algorithm>

namespace flux::store {

TableOrder::TableOrder(const SeriesIndex& index, ColumnId column) {
  const ColumnIdentity& identity = index.column(column);
  const Series& series = index.series(identity.series);
  const TextPool& texts = index.texts();
  entries_.reserve(series.tags.size() + 4);
  entries_.emplace_back("_field", texts.At(identity.field));
  entries_.emplace_back("_measurement", texts.At(series.measurement));
  entries_.emplace_back("_start", "");
  entries_.emplace_back("_stop", "");
  for (const Tag tag : series.tags) entries_.emplace_back(texts.At(tag.key), texts.At(tag.value));
  std::sort(entries_.begin(), entries_.end());
}

bool operator<(const TableOrder& a, const TableOrder& b) {
  const size_t shared = std::min(a.entries_.size(), b.entries_.size());
  for (size_t i = 0; i < shared; ++i) {
    const auto& [a_label, a_value] = a.entries_[i];
    const auto& [b_label, b_value] = b.entries_[i];
    // The key with the greater label lacks the other's column, and lacking a column sorts first.
    if (a_label.data() != b_label.data()) {
      if (const int order = b_label.compare(a_label); order != 0) return order < 0;
    }
    if (a_value.data() == b_value.data()) continue;
    if (const int order = a_value.compare(b_value); order != 0) return order < 0;
  }
  return a.entries_.size() < b.entries_.size();
}

}  // namespace flux::store
