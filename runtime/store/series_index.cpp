#include "runtime/store/series_index.h"

#include <absl/hash/hash.h>

#include <algorithm>

#include "runtime/base/check.h"
#include "runtime/store/bytes.h"

namespace flux::store {

namespace {

uint64_t Pair(uint32_t high, uint32_t low) { return static_cast<uint64_t>(high) << 32 | low; }

// The form in which a series is saved.
std::string SavedSeries(const TextPool& texts, const Series& series) {
  std::string bytes;
  PutText(bytes, texts.At(series.measurement));
  for (const Tag tag : series.tags) {
    PutText(bytes, texts.At(tag.key));
    PutText(bytes, texts.At(tag.value));
  }
  return bytes;
}

}  // namespace

TextId TextPool::Intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  const TextId id = static_cast<TextId>(values_.size());
  const Value& value = values_.emplace_back(Value::String(text));
  ids_.emplace(value.AsString(), id);
  return id;
}

std::optional<TextId> TextPool::Find(std::string_view text) const {
  const auto found = ids_.find(text);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

size_t SeriesIndex::SeriesHash::operator()(const SeriesName& name) const {
  const auto* tags = reinterpret_cast<const char*>(name.tags.data());
  return absl::HashOf(name.measurement, std::string_view(tags, name.tags.size_bytes()));
}

bool SeriesIndex::SeriesEqual::operator()(SeriesId a, const SeriesName& b) const {
  const SeriesName name = NameOf(*series, a);
  return name.measurement == b.measurement && std::ranges::equal(name.tags, b.tags);
}

SeriesId SeriesIndex::AddSeries(std::string_view measurement, TagTexts tags) {
  const TextId measurement_id = texts_.Intern(measurement);
  Tags ids;
  ids.reserve(tags.size());
  for (const auto& [tag, value] : tags) ids.push_back({texts_.Intern(tag), texts_.Intern(value)});
  const auto found = series_by_name_.find(SeriesName{measurement_id, ids});
  return found != series_by_name_.end() ? *found : NewSeries(measurement_id, std::move(ids));
}

// Mostly series with the same keys follow one another.
uint32_t SeriesIndex::TagKeysOf(std::span<const Tag> tags) {
  if (!series_.empty() && std::ranges::equal(tags, series_.back().tags, {}, &Tag::key, &Tag::key)) {
    return series_.back().tag_keys;
  }
  std::vector<TextId> keys;
  for (const Tag tag : tags) keys.push_back(tag.key);
  return tag_keys_.emplace(std::move(keys), static_cast<uint32_t>(tag_keys_.size())).first->second;
}

SeriesId SeriesIndex::NewSeries(TextId measurement, Tags tags) {
  const SeriesId id = static_cast<SeriesId>(series_.size());
  by_measurement_[measurement].push_back(id);
  for (const Tag tag : tags) by_tag_[Pair(tag.key, tag.value)].push_back(id);
  const uint32_t tag_keys = TagKeysOf(tags);
  series_.push_back({measurement, std::move(tags), {}, tag_keys});
  series_by_name_.insert(id);
  return id;
}

std::optional<SeriesId> SeriesIndex::FindSeries(std::string_view measurement, TagTexts tags) const {
  const std::optional<TextId> measurement_id = texts_.Find(measurement);
  if (!measurement_id) return std::nullopt;
  Tags ids;
  for (const auto& [tag, value] : tags) {
    const std::optional<TextId> key_id = texts_.Find(tag), value_id = texts_.Find(value);
    if (!key_id || !value_id) return std::nullopt;
    ids.push_back({*key_id, *value_id});
  }
  const auto found = series_by_name_.find(SeriesName{*measurement_id, ids});
  if (found == series_by_name_.end()) return std::nullopt;
  return *found;
}

std::optional<ColumnId> SeriesIndex::FindColumn(SeriesId series, std::string_view field) const {
  const auto id = texts_.Find(field);
  const auto found = id ? column_by_field_.find(Pair(series, *id)) : column_by_field_.end();
  if (found == column_by_field_.end()) return std::nullopt;
  return found->second;
}

ColumnId SeriesIndex::AddColumn(SeriesId series, std::string_view field, ColumnType type) {
  if (const auto found = FindColumn(series, field)) return *found;
  return NewColumn(series, texts_.Intern(field), type);
}

ColumnId SeriesIndex::NewColumn(SeriesId series, TextId field, ColumnType type) {
  const ColumnId id = static_cast<ColumnId>(columns_.size());
  columns_.push_back({series, field, series_[series].tag_keys, type});
  series_[series].columns.push_back(id);
  column_by_field_.emplace(Pair(series, field), id);
  const auto [known, is_new] = field_types_.emplace(Pair(series_[series].measurement, field), type);
  FLUX_CHECK(known->second == type);
  return id;
}

std::optional<ColumnType> SeriesIndex::FieldType(std::string_view measurement, std::string_view field) const {
  const auto measurement_id = texts_.Find(measurement), field_id = texts_.Find(field);
  if (!measurement_id || !field_id) return std::nullopt;
  const auto found = field_types_.find(Pair(*measurement_id, *field_id));
  if (found == field_types_.end()) return std::nullopt;
  return found->second;
}

const SeriesList* SeriesIndex::WithTag(TextId key, TextId value) const {
  const auto found = by_tag_.find(Pair(key, value));
  return found == by_tag_.end() ? nullptr : &found->second;
}

const SeriesList* SeriesIndex::WithMeasurement(TextId measurement) const {
  const auto found = by_measurement_.find(measurement);
  return found == by_measurement_.end() ? nullptr : &found->second;
}

std::vector<SeriesIndex::Record> SeriesIndex::UnsavedRecords() const {
  std::vector<Record> out;
  for (size_t id = saved_series_; id < series_.size(); ++id) {
    out.push_back({true, static_cast<uint32_t>(id), SavedSeries(texts_, series_[id])});
  }
  for (size_t id = saved_columns_; id < columns_.size(); ++id) {
    Record record{false, static_cast<uint32_t>(id), {}};
    PutVarint(record.bytes, columns_[id].series);
    PutByte(record.bytes, static_cast<uint8_t>(columns_[id].type));
    PutText(record.bytes, texts_.At(columns_[id].field));
    out.push_back(std::move(record));
  }
  return out;
}

void SeriesIndex::MarkSaved(std::span<const Record> records) {
  for (const Record& record : records) (record.is_series ? saved_series_ : saved_columns_) = record.id + size_t{1};
}

Status SeriesIndex::Load(bool is_series, uint32_t id, std::string_view bytes) {
  const auto damaged = [] {
    return Fail(ErrorCode::kDataLoss,
                "the series index of the data directory is damaged; restore the directory from a backup");
  };
  // Mostly neighbours differ in the values of tags alone.
  const auto intern = [&](std::string_view text, TextId likely) {
    return texts_.At(likely) == text ? likely : texts_.Intern(text);
  };
  ByteReader in(bytes);
  if (is_series) {
    const Series* const last = series_.empty() ? nullptr : &series_.back();
    const std::string_view name = in.Text();
    const TextId measurement = last != nullptr ? intern(name, last->measurement) : texts_.Intern(name);
    Tags tags;
    if (last != nullptr) tags.reserve(last->tags.size());
    while (in.is_good() && !in.rest().empty()) {
      const bool has_likely = last != nullptr && tags.size() < last->tags.size();
      const std::string_view key = in.Text();
      const TextId key_id = has_likely ? intern(key, last->tags[tags.size()].key) : texts_.Intern(key);
      tags.push_back({key_id, texts_.Intern(in.Text())});
    }
    if (!in.is_good() || id != series_.size()) return damaged();
    NewSeries(measurement, std::move(tags));
  } else {
    const uint64_t series = in.Varint();
    const uint8_t type = in.Byte();
    const std::string_view field = in.Text();
    if (!in.is_good() || id != columns_.size() || series >= series_.size() ||
        type > static_cast<uint8_t>(ColumnType::kTime)) {
      return damaged();
    }
    const TextId field_id = columns_.empty() ? texts_.Intern(field) : intern(field, columns_.back().field);
    const auto known = field_types_.find(Pair(series_[series].measurement, field_id));
    if (known != field_types_.end() && known->second != static_cast<ColumnType>(type)) return damaged();
    NewColumn(static_cast<SeriesId>(series), field_id, static_cast<ColumnType>(type));
  }
  saved_series_ = series_.size();
  saved_columns_ = columns_.size();
  return {};
}

}  // namespace flux::store
