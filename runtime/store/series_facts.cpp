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
  explicit TagCounter(const SeriesIndex& index) : index_(index) {}

  void Add(const ColumnIdentity& column) {
    ++series_count_;
    // Mostly series of one measurement follow each other.
    if (last_ == nullptr || column.tag_keys != last_->tag_keys) EndRun();
    last_ = &column;
    ++run_;
  }

  std::optional<std::vector<plan::SeriesFacts::Tag>> Tags() {
    EndRun();
    if (counts_.size() > kMostTags) return std::nullopt;
    std::vector<plan::SeriesFacts::Tag> tags;
    for (const auto& [key, count] : counts_) {
      tags.push_back({std::string(index_.texts().At(key)), count == series_count_});
    }
    std::ranges::sort(tags, {}, &plan::SeriesFacts::Tag::name);
    return tags;
  }

 private:
  void EndRun() {
    if (last_ == nullptr) return;
    for (const Tag tag : index_.series(last_->series).tags) counts_[tag.key] += run_;
    run_ = 0;
  }

  const SeriesIndex& index_;
  size_t series_count_ = 0;
  std::unordered_map<TextId, size_t> counts_;
  const ColumnIdentity* last_ = nullptr;
  size_t run_ = 0;  // series like that of the last one that are not counted yet
};

std::optional<std::vector<plan::SeriesFacts::Tag>> TagsOf(const SeriesIndex& index, std::span<const ColumnId> columns) {
  TagCounter counter(index);
  std::optional<SeriesId> last;
  for (const ColumnId id : columns) {
    const ColumnIdentity& column = index.column(id);
    if (column.series != last) counter.Add(column);
    last = column.series;
  }
  return counter.Tags();
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
  if (last_keys_ != identity.tag_keys) last_fits_ = HasFittingTags(index_.series(identity.series));
  last_keys_ = identity.tag_keys;
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
