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
  const Series& series = index.series(identity.series);
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
  const std::vector<Tag>& tags = index_.series(index_.column(column).series).tags;
  if (last_ == nullptr || !std::ranges::equal(tags, last_tags_, {}, &Tag::key)) {
    last_tags_.clear();
    for (const Tag tag : tags) last_tags_.push_back(tag.key);
    const KeyLabels*& known = by_tags_[last_tags_];
    if (known == nullptr) known = &labels_.emplace_back(index_.texts(), tags);
    last_ = known;
  }
  return TableOrder(index_, column, *last_);
}

}  // namespace flux::store
