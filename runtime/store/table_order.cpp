#include "runtime/store/table_order.h"

#include <algorithm>

namespace flux::store {

KeyLabels::KeyLabels(const TextPool& texts, std::span<const Tag> tags) {
  labels = {{"_field", kField}, {"_measurement", kMeasurement}, {"_start", kBound}, {"_stop", kBound}};
  for (size_t i = 0; i < tags.size(); ++i) labels.push_back({texts.At(tags[i].key), i});
  std::ranges::sort(labels, {}, &Label::text);
}

TableOrder::TableOrder(const SeriesIndex& index, ColumnId column, const KeyLabels& labels) : labels_(&labels) {
  const ColumnIdentity& identity = index.column(column);
  const Series series = index.series(identity.series);
  const auto text_of = [&](size_t value) -> std::string_view {
    if (value == KeyLabels::kBound) return {};
    if (value == KeyLabels::kField) return index.texts().At(identity.field);
    if (value == KeyLabels::kMeasurement) return index.texts().At(series.measurement);
    return index.texts().At(series.tags[value].value);
  };
  for (const KeyLabels::Label& label : labels.labels) values_.push_back(text_of(label.value));
}

bool operator<(const TableOrder& a, const TableOrder& b) {
  const size_t shared = std::min(a.values_.size(), b.values_.size());
  for (size_t i = 0; i < shared; ++i) {
    // The key with the greater label lacks the other's column, and lacking a column sorts first.
    if (a.labels_ != b.labels_) {
      const std::string_view a_label = a.labels_->labels[i].text, b_label = b.labels_->labels[i].text;
      if (const int order = b_label.compare(a_label); order != 0) return order < 0;
    }
    if (a.values_[i].data() == b.values_[i].data()) continue;
    if (const int order = a.values_[i].compare(b.values_[i]); order != 0) return order < 0;
  }
  return a.values_.size() < b.values_.size();
}

TableOrder TableOrders::Of(ColumnId column) {
  const Series series = index_.series(index_.column(column).series);
  const KeyLabels*& labels = by_tag_keys_[series.tag_keys];
  if (labels == nullptr) labels = &labels_.emplace_back(index_.texts(), series.tags);
  return TableOrder(index_, column, *labels);
}

void CountAscending(const SeriesIndex& index, ColumnId& ascending) {
  TableOrders orders(index);
  TableOrder last = ascending > 0 ? orders.Of(ascending - 1) : TableOrder();
  for (; ascending < index.column_count(); ++ascending) {
    TableOrder next = orders.Of(ascending);
    if (ascending > 0 && next < last) return;
    last = std::move(next);
  }
}

}  // namespace flux::store
