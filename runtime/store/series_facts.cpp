#include "runtime/store/series_facts.h"

#include <algorithm>
#include <unordered_map>

namespace flux::store {

namespace {

// Series with more different tags have hardly anything in common.
constexpr size_t kMostTags = 256;

std::optional<ColumnType> TypeOf(const SeriesIndex& index, std::span<const ColumnId> columns) {
  const ColumnType type = index.column(columns.front()).type;
  const auto has_type = [&](ColumnId id) { return index.column(id).type == type; };
  return std::ranges::all_of(columns, has_type) ? std::optional(type) : std::nullopt;
}

std::optional<std::vector<plan::SeriesFacts::Tag>> TagsOf(const SeriesIndex& index, std::span<const ColumnId> columns) {
  std::unordered_map<TextId, size_t> counts;  // in how many series
  size_t series_count = 0;
  const Series* last = nullptr;
  for (const ColumnId column : columns) {
    const Series& series = index.series(index.column(column).series);
    if (&series == last) continue;
    last = &series;
    ++series_count;
    for (const Tag tag : series.tags) ++counts[tag.key];
    if (counts.size() > kMostTags) return std::nullopt;
  }
  std::vector<plan::SeriesFacts::Tag> tags;
  for (const auto& [key, count] : counts) {
    tags.push_back({std::string(index.texts().At(key)), count == series_count});
  }
  std::ranges::sort(tags, {}, &plan::SeriesFacts::Tag::name);
  return tags;
}

}  // namespace

plan::SeriesFacts FactsOf(const SeriesIndex& index, std::span<const ColumnId> columns) {
  if (columns.empty()) return {};
  return {TypeOf(index, columns), TagsOf(index, columns)};
}

SeriesCheck::SeriesCheck(const SeriesIndex& index, const plan::SeriesFacts& facts) : index_(index), facts_(facts) {
  if (!facts.tags) return;
  certain_tags_ = static_cast<size_t>(std::ranges::count_if(*facts.tags, &plan::SeriesFacts::Tag::is_certain));
}

bool SeriesCheck::Fits(ColumnId column) {
  const ColumnIdentity& identity = index_.column(column);
  if (facts_.value_type && *facts_.value_type != identity.type) return false;
  if (!facts_.tags) return true;
  if (last_ != identity.series) {
    last_ = identity.series;
    last_fits_ = HasFittingTags(index_.series(identity.series));
  }
  return last_fits_;
}

bool SeriesCheck::HasFittingTags(const Series& series) const {
  size_t certain = 0;
  auto known = facts_.tags->begin();
  for (const Tag tag : series.tags) {
    const std::string_view name = index_.texts().At(tag.key);
    while (known != facts_.tags->end() && known->name < name) ++known;
    if (known == facts_.tags->end() || known->name != name) return false;
    certain += known->is_certain ? 1 : 0;
  }
  return certain == certain_tags_;
}

}  // namespace flux::store
