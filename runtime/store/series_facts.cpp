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

// Counts in how many series each tag is.
class TagCounter {
 public:
  void Add(const Series& series) {
    ++series_count_;
    // Mostly series of one measurement follow each other.
    if (last_ == nullptr || series.tag_keys != last_->tag_keys) EndRun();
    last_ = &series;
    ++run_;
  }

  std::optional<std::vector<plan::SeriesFacts::Tag>> Tags(const TextPool& texts) {
    EndRun();
    if (counts_.size() > kMostTags) return std::nullopt;
    std::vector<plan::SeriesFacts::Tag> tags;
    for (const auto& [key, count] : counts_) tags.push_back({std::string(texts.At(key)), count == series_count_});
    std::ranges::sort(tags, {}, &plan::SeriesFacts::Tag::name);
    return tags;
  }

 private:
  void EndRun() {
    if (last_ == nullptr) return;
    for (const Tag tag : last_->tags) counts_[tag.key] += run_;
    run_ = 0;
  }

  size_t series_count_ = 0;
  std::unordered_map<TextId, size_t> counts_;
  const Series* last_ = nullptr;
  size_t run_ = 0;  // series like the last one that are not counted yet
};

std::optional<std::vector<plan::SeriesFacts::Tag>> TagsOf(const SeriesIndex& index, std::span<const ColumnId> columns) {
  TagCounter counter;
  std::optional<SeriesId> last;
  for (const ColumnId column : columns) {
    const SeriesId series = index.column(column).series;
    if (series != last) counter.Add(index.series(series));
    last = series;
  }
  return counter.Tags(index.texts());
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
  const Series& series = index_.series(identity.series);
  if (last_keys_ != series.tag_keys) last_fits_ = HasFittingTags(series);
  last_keys_ = series.tag_keys;
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
