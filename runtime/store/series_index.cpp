#include "runtime/store/series_index.h"

#include "runtime/base/check.h"
#include "runtime/store/bytes.h"

namespace flux::store {

namespace {

uint64_t Pair(uint32_t high, uint32_t low) { return static_cast<uint64_t>(high) << 32 | low; }

// The same bytes for the same series: also the form in which a series is saved.
std::string SeriesKey(std::string_view measurement, TagTexts tags) {
  std::string key;
  PutText(key, measurement);
  for (const auto& [tag, value] : tags) {
    PutText(key, tag);
    PutText(key, value);
  }
  return key;
}

}  // namespace

TextId TextPool::Intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  const TextId id = static_cast<TextId>(texts_.size());
  ids_.emplace(texts_.emplace_back(text), id);
  values_.push_back(Value::String(text));
  return id;
}

std::optional<TextId> TextPool::Find(std::string_view text) const {
  const auto found = ids_.find(text);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

SeriesId SeriesIndex::AddSeries(std::string_view measurement, TagTexts tags) {
  std::string key = SeriesKey(measurement, tags);
  if (const auto found = series_by_key_.find(key); found != series_by_key_.end()) return found->second;
  return NewSeries(std::move(key), measurement, tags);
}

SeriesId SeriesIndex::NewSeries(std::string key, std::string_view measurement, TagTexts tags) {
  const SeriesId id = static_cast<SeriesId>(series_.size());
  Series& series = series_.emplace_back();
  series.measurement = texts_.Intern(measurement);
  by_measurement_[series.measurement].push_back(id);
  for (const auto& [tag, value] : tags) {
    const Tag interned{texts_.Intern(tag), texts_.Intern(value)};
    series.tags.push_back(interned);
    by_tag_[Pair(interned.key, interned.value)].push_back(id);
  }
  series_by_key_.emplace(std::move(key), id);
  return id;
}

std::optional<SeriesId> SeriesIndex::FindSeries(std::string_view measurement, TagTexts tags) const {
  const auto found = series_by_key_.find(SeriesKey(measurement, tags));
  if (found == series_by_key_.end()) return std::nullopt;
  return found->second;
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
  columns_.push_back({series, field, type});
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

const std::vector<SeriesId>* SeriesIndex::WithTag(TextId key, TextId value) const {
  const auto found = by_tag_.find(Pair(key, value));
  return found == by_tag_.end() ? nullptr : &found->second;
}

const std::vector<SeriesId>* SeriesIndex::WithMeasurement(TextId measurement) const {
  const auto found = by_measurement_.find(measurement);
  return found == by_measurement_.end() ? nullptr : &found->second;
}

std::vector<SeriesIndex::Record> SeriesIndex::UnsavedRecords() const {
  std::vector<Record> out;
  for (size_t id = saved_series_; id < series_.size(); ++id) {
    const Series& series = series_[id];
    std::vector<std::pair<std::string_view, std::string_view>> tags;
    for (const Tag tag : series.tags) tags.emplace_back(texts_.At(tag.key), texts_.At(tag.value));
    out.push_back({true, static_cast<uint32_t>(id), SeriesKey(texts_.At(series.measurement), tags)});
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

void SeriesIndex::MarkSaved() {
  saved_series_ = series_.size();
  saved_columns_ = columns_.size();
}

Status SeriesIndex::Load(const Record& record) {
  const auto damaged = [] {
    return Fail(ErrorCode::kDataLoss,
                "the series index of the data directory is damaged; restore the directory from a backup");
  };
  ByteReader in(record.bytes);
  if (record.is_series) {
    const std::string_view measurement = in.Text();
    std::vector<std::pair<std::string_view, std::string_view>> tags;
    while (in.is_good() && !in.rest().empty()) {
      const std::string_view key = in.Text();
      tags.emplace_back(key, in.Text());
    }
    if (!in.is_good() || record.id != series_.size()) return damaged();
    NewSeries(record.bytes, measurement, tags);
  } else {
    const uint64_t series = in.Varint();
    const uint8_t type = in.Byte();
    const std::string_view field = in.Text();
    if (!in.is_good() || record.id != columns_.size() || series >= series_.size() ||
        type > static_cast<uint8_t>(ColumnType::kTime)) {
      return damaged();
    }
    const TextId field_id = texts_.Intern(field);
    const auto known = field_types_.find(Pair(series_[series].measurement, field_id));
    if (known != field_types_.end() && known->second != static_cast<ColumnType>(type)) return damaged();
    NewColumn(static_cast<SeriesId>(series), field_id, static_cast<ColumnType>(type));
  }
  MarkSaved();
  return {};
}

}  // namespace flux::store
