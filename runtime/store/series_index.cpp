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

void TextPool::StartWith(const FrozenIndex& frozen) {
  frozen_ = &frozen;
  frozen_count_ = frozen.counts().texts;
}

TextId TextPool::Intern(std::string_view text) {
  if (const std::optional<TextId> known = Find(text)) return *known;
  const TextId id = static_cast<TextId>(size());
  const Value& value = values_.emplace_back(Value::String(text));
  ids_.emplace(value.AsString(), id);
  return id;
}

std::optional<TextId> TextPool::Find(std::string_view text) const {
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  return frozen_ != nullptr ? frozen_->FindText(text) : std::nullopt;
}

void SeriesIndex::StartWith(std::unique_ptr<const FrozenIndex> frozen) {
  FLUX_CHECK(series_.empty() && texts_.size() == 0);
  frozen_ = std::move(frozen);
  counts_ = frozen_->counts();
  texts_.StartWith(*frozen_);
  MarkAllSaved();
}

Series SeriesIndex::FrozenSeries(SeriesId id) const {
  Series series = frozen_->SeriesAt(id);
  if (frozen_columns_.empty()) return series;
  if (const auto more = frozen_columns_.find(id); more != frozen_columns_.end()) series.columns = more->second;
  return series;
}

size_t SeriesIndex::SeriesHash::operator()(const SeriesName& name) const {
  const auto* tags = reinterpret_cast<const char*>(name.tags.data());
  return absl::HashOf(name.measurement, std::string_view(tags, name.tags.size_bytes()));
}

bool SeriesIndex::SeriesEqual::operator()(uint32_t a, const SeriesName& b) const {
  const SeriesName name = NameOf(*series, a);
  return name.measurement == b.measurement && std::ranges::equal(name.tags, b.tags);
}

SeriesId SeriesIndex::AddSeries(std::string_view measurement, TagTexts tags) {
  const TextId measurement_id = texts_.Intern(measurement);
  absl::InlinedVector<Tag, 2> ids;
  ids.reserve(tags.size());
  for (const auto& [tag, value] : tags) ids.push_back({texts_.Intern(tag), texts_.Intern(value)});
  const std::optional<SeriesId> found = Find({measurement_id, ids});
  return found ? *found : NewSeries(measurement_id, std::move(ids));
}

std::optional<SeriesId> SeriesIndex::Find(const SeriesName& name) const {
  if (const auto found = series_by_name_.find(name); found != series_by_name_.end()) return counts_.series + *found;
  return frozen_ != nullptr ? frozen_->FindSeries(name.measurement, name.tags) : std::nullopt;
}

// Mostly series with the same keys follow one another.
uint32_t SeriesIndex::TagKeysOf(std::span<const Tag> tags) {
  if (!series_.empty() && std::ranges::equal(tags, series_.back().tags, {}, &Tag::key, &Tag::key)) {
    return series_.back().tag_keys;
  }
  const auto keys_of = [](std::span<const Tag> of) {
    std::vector<TextId> keys;
    for (const Tag tag : of) keys.push_back(tag.key);
    return keys;
  };
  for (uint32_t known = static_cast<uint32_t>(tag_keys_.size()); known < counts_.tag_keys; ++known) {
    tag_keys_.emplace(keys_of(frozen_->SeriesAt(frozen_->SeriesWithKeys(known)).tags), known);
  }
  return tag_keys_.emplace(keys_of(tags), static_cast<uint32_t>(tag_keys_.size())).first->second;
}

SeriesId SeriesIndex::NewSeries(TextId measurement, absl::InlinedVector<Tag, 2> tags) {
  const SeriesId id = static_cast<SeriesId>(series_count());
  by_measurement_[measurement].push_back(id);
  for (const Tag tag : tags) by_tag_[Pair(tag.key, tag.value)].push_back(id);
  const uint32_t tag_keys = TagKeysOf(tags);
  series_.push_back({measurement, tag_keys, std::move(tags), {}});
  series_by_name_.insert(id - counts_.series);
  return id;
}

std::optional<SeriesId> SeriesIndex::FindSeries(std::string_view measurement, TagTexts tags) const {
  const std::optional<TextId> measurement_id = texts_.Find(measurement);
  if (!measurement_id) return std::nullopt;
  absl::InlinedVector<Tag, 8> ids;
  for (const auto& [tag, value] : tags) {
    const std::optional<TextId> key_id = texts_.Find(tag), value_id = texts_.Find(value);
    if (!key_id || !value_id) return std::nullopt;
    ids.push_back({*key_id, *value_id});
  }
  return Find({*measurement_id, ids});
}

std::optional<ColumnId> SeriesIndex::FindColumn(SeriesId series, std::string_view field) const {
  const auto id = texts_.Find(field);
  if (!id) return std::nullopt;
  if (const auto found = column_by_field_.find(Pair(series, *id)); found != column_by_field_.end())
    return found->second;
  return series < counts_.series ? frozen_->FindColumn(series, *id) : std::nullopt;
}

ColumnId SeriesIndex::AddColumn(SeriesId series, std::string_view field, ColumnType type) {
  if (const auto found = FindColumn(series, field)) return *found;
  return NewColumn(series, texts_.Intern(field), type);
}

ColumnId SeriesIndex::NewColumn(SeriesId series, TextId field, ColumnType type) {
  const ColumnId id = static_cast<ColumnId>(column_count());
  const Series of = this->series(series);
  columns_.push_back({series, field, of.tag_keys, type});
  if (series < counts_.series) {
    // The frozen ones come first.
    ColumnList& columns = frozen_columns_[series];
    if (columns.empty()) columns.assign(of.columns.begin(), of.columns.end());
    columns.push_back(id);
  } else {
    series_[series - counts_.series].columns.push_back(id);
  }
  column_by_field_.emplace(Pair(series, field), id);
  const std::optional<ColumnType> known = TypeOf(of.measurement, field);
  FLUX_CHECK(!known || *known == type || !Check());
  if (!known) field_types_.emplace(Pair(of.measurement, field), type);
  return id;
}

std::optional<ColumnType> SeriesIndex::TypeOf(TextId measurement, TextId field) const {
  if (const auto found = field_types_.find(Pair(measurement, field)); found != field_types_.end()) return found->second;
  return frozen_ != nullptr ? frozen_->FieldType(measurement, field) : std::nullopt;
}

std::optional<ColumnType> SeriesIndex::FieldType(std::string_view measurement, std::string_view field) const {
  const auto measurement_id = texts_.Find(measurement), field_id = texts_.Find(field);
  if (!measurement_id || !field_id) return std::nullopt;
  return TypeOf(*measurement_id, *field_id);
}

TaggedSeries SeriesIndex::WithTag(TextId key, TextId value) const {
  TaggedSeries out;
  if (frozen_ != nullptr) out.frozen = frozen_->WithTag(key, value);
  if (const auto found = by_tag_.find(Pair(key, value)); found != by_tag_.end()) out.added = &found->second;
  return out;
}

TaggedSeries SeriesIndex::WithMeasurement(TextId measurement) const {
  TaggedSeries out;
  if (frozen_ != nullptr) out.frozen = frozen_->WithMeasurement(measurement);
  if (const auto found = by_measurement_.find(measurement); found != by_measurement_.end()) out.added = &found->second;
  return out;
}

std::vector<SeriesId> SeriesIndex::NumbersOf(const TaggedSeries& series) const {
  std::vector<SeriesId> out;
  out.reserve(series.size());
  for (uint64_t place = series.frozen.begin; place < series.frozen.end; ++place) out.push_back(frozen_->InList(place));
  if (series.added != nullptr) out.insert(out.end(), series.added->begin(), series.added->end());
  return out;
}

std::vector<SeriesIndex::Record> SeriesIndex::UnsavedRecords() const {
  std::vector<Record> out;
  for (size_t id = saved_series_; id < series_count(); ++id) {
    const SeriesId number = static_cast<SeriesId>(id);
    out.push_back({true, number, SavedSeries(texts_, series(number))});
  }
  for (size_t id = saved_columns_; id < column_count(); ++id) {
    const ColumnIdentity& saved = column(static_cast<ColumnId>(id));
    Record record{false, static_cast<uint32_t>(id), {}};
    PutVarint(record.bytes, saved.series);
    PutByte(record.bytes, static_cast<uint8_t>(saved.type));
    PutText(record.bytes, texts_.At(saved.field));
    out.push_back(std::move(record));
  }
  return out;
}

void SeriesIndex::MarkSaved(std::span<const Record> records) {
  for (const Record& record : records) (record.is_series ? saved_series_ : saved_columns_) = record.id + size_t{1};
}

Status SeriesIndex::Load(bool is_series, uint32_t id, std::string_view bytes) {
  FLUX_TRY_STATUS(is_series ? LoadSeries(id, bytes) : LoadColumn(id, bytes));
  MarkAllSaved();
  return {};
}

namespace {

std::unexpected<Error> DamagedSeries() {
  return Fail(ErrorCode::kDataLoss,
              "the series index of the data directory is damaged; restore the directory from a backup");
}

// Mostly neighbours differ in the values of tags alone.
TextId InternLikely(TextPool& texts, std::string_view text, TextId likely) {
  return texts.At(likely) == text ? likely : texts.Intern(text);
}

}  // namespace

Status SeriesIndex::LoadSeries(uint32_t id, std::string_view bytes) {
  const AddedSeries* const last = series_.empty() ? nullptr : &series_.back();
  ByteReader in(bytes);
  const std::string_view name = in.Text();
  const TextId measurement = last != nullptr ? InternLikely(texts_, name, last->measurement) : texts_.Intern(name);
  absl::InlinedVector<Tag, 2> tags;
  if (last != nullptr) tags.reserve(last->tags.size());
  while (in.is_good() && !in.rest().empty()) {
    const bool has_likely = last != nullptr && tags.size() < last->tags.size();
    const std::string_view key = in.Text();
    const TextId key_id = has_likely ? InternLikely(texts_, key, last->tags[tags.size()].key) : texts_.Intern(key);
    tags.push_back({key_id, texts_.Intern(in.Text())});
  }
  if (!in.is_good() || id != series_count()) return DamagedSeries();
  NewSeries(measurement, std::move(tags));
  return {};
}

Status SeriesIndex::LoadColumn(uint32_t id, std::string_view bytes) {
  ByteReader in(bytes);
  const uint64_t series = in.Varint();
  const uint8_t type = in.Byte();
  const std::string_view field = in.Text();
  if (!in.is_good() || id != column_count() || series >= series_count() ||
      type > static_cast<uint8_t>(ColumnType::kTime)) {
    return DamagedSeries();
  }
  const TextId field_id = columns_.empty() ? texts_.Intern(field) : InternLikely(texts_, field, columns_.back().field);
  const std::optional<ColumnType> known = TypeOf(this->series(static_cast<SeriesId>(series)).measurement, field_id);
  if (known && *known != static_cast<ColumnType>(type)) return DamagedSeries();
  NewColumn(static_cast<SeriesId>(series), field_id, static_cast<ColumnType>(type));
  return {};
}

}  // namespace flux::store
