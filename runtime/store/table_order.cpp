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

uint32_t TableOrders::TagKeysOf(ColumnId column) {
  const std::vector<Tag>& tags = index_.series(index_.column(column).series).tags;
  if (last_ == UINT32_MAX || !std::ranges::equal(tags, last_tags_, {}, &Tag::key)) {
    last_tags_.clear();
    for (const Tag tag : tags) last_tags_.push_back(tag.key);
    const auto [known, is_new] = by_tags_.emplace(last_tags_, static_cast<uint32_t>(labels_.size()));
    if (is_new) labels_.emplace_back(index_.texts(), tags);
    last_ = known->second;
  }
  return last_;
}

bool TableOrders::Ascend(ColumnId first, ColumnId second, uint32_t tag_keys) const {
  const ColumnIdentity &a = index_.column(first), &b = index_.column(second);
  const Series &a_series = index_.series(a.series), &b_series = index_.series(b.series);
  const auto text_of = [](size_t value, const ColumnIdentity& column, const Series& series) {
    if (value == KeyLabels::kField) return column.field;
    return value == KeyLabels::kMeasurement ? series.measurement : series.tags[value].value;
  };
  for (const KeyLabels::Label& label : labels_[tag_keys].labels) {
    if (label.value == KeyLabels::kBound) continue;
    const TextId a_text = text_of(label.value, a, a_series), b_text = text_of(label.value, b, b_series);
    if (a_text != b_text) return index_.texts().At(a_text) < index_.texts().At(b_text);
  }
  return true;
}

}  // namespace flux::store
