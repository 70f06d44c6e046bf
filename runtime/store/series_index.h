#pragma once

// The series index of one bucket: which series there are, their tags, their fields and types, and the inverted lists
// from tag values to series. What was frozen is read on demand, what came since is in memory; the records that persist
// it are handed out to be written with the points.

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/hash_table.h"
#include "runtime/store/frozen_index.h"
#include "runtime/store/stored_series.h"

namespace flux::store {

// Distinct strings, numbered: frozen ones in their order, then others as they came, each of these also kept as a
// `Value`.
class TextPool {
 public:
  // Begins with the texts of a frozen index, which outlives the pool; before there are others.
  void StartWith(const FrozenIndex& frozen);
  // Gives the string's number, a new one when it is new.
  TextId Intern(std::string_view text);
  // The number, or nothing when the string never occurred.
  std::optional<TextId> Find(std::string_view text) const;
  // Valid as long as the pool.
  std::string_view At(TextId id) const {
    return id < frozen_count_ ? frozen_->Text(id) : values_[id - frozen_count_].AsString();
  }
  // The same boxed, so that scans need not copy it.
  Value ValueAt(TextId id) const {
    return id < frozen_count_ ? Value::String(frozen_->Text(id)) : values_[id - frozen_count_];
  }
  size_t size() const { return frozen_count_ + values_.size(); }

 private:
  const FrozenIndex* frozen_ = nullptr;
  TextId frozen_count_ = 0;
  std::vector<Value> values_;
  HashMap<std::string_view, TextId> ids_;  // the texts are those of the values
};

// The series that have a tag or a measurement.
struct TaggedSeries {
  FrozenList frozen;
  const SeriesList* added = nullptr;  // null: none
  size_t size() const { return frozen.size() + (added != nullptr ? added->size() : 0); }
};

// Grows only: series and columns keep their numbers. Not safe for use from several threads; BucketState has the lock.
// Where there is a frozen part that cannot be read, all functions give something harmless and `Check` fails.
class SeriesIndex {
 public:
  SeriesIndex() = default;
  // Takes what was frozen, before there is anything else.
  void StartWith(std::unique_ptr<const FrozenIndex> frozen);
  // Fails when something that was asked for could not be read.
  Status Check() const { return frozen_ != nullptr ? frozen_->Check() : Status(); }
  SeriesIndex(const SeriesIndex&) = delete;
  SeriesIndex& operator=(const SeriesIndex&) = delete;
  // Gives the series, made when it is new. Tags are sorted by key, without duplicates and empty values.
  SeriesId AddSeries(std::string_view measurement, TagTexts tags);
  std::optional<SeriesId> FindSeries(std::string_view measurement, TagTexts tags) const;
  // Gives the series' column for the field, made when it is new. The field must have the type, or none yet.
  ColumnId AddColumn(SeriesId series, std::string_view field, ColumnType type);
  std::optional<ColumnId> FindColumn(SeriesId series, std::string_view field) const;
  // The type that a field has in a measurement.
  std::optional<ColumnType> FieldType(std::string_view measurement, std::string_view field) const;

  const TextPool& texts() const { return texts_; }
  Series series(SeriesId id) const {
    return id < counts_.series ? FrozenSeries(id) : ViewOf(series_[id - counts_.series]);
  }
  size_t series_count() const { return counts_.series + series_.size(); }
  // Valid until a column is added.
  const ColumnIdentity& column(ColumnId id) const {
    return id < counts_.columns ? frozen_->ColumnAt(id) : columns_[id - counts_.columns];
  }
  size_t column_count() const { return counts_.columns + columns_.size(); }
  // How many of them have been written, as far as their records tell.
  size_t saved_series() const { return saved_series_; }
  size_t saved_columns() const { return saved_columns_; }
  // What was frozen.
  const FrozenCounts& frozen_counts() const { return counts_; }
  // Series that have the tag value.
  TaggedSeries WithTag(TextId key, TextId value) const;
  TaggedSeries WithMeasurement(TextId measurement) const;
  // Their numbers, ascending.
  std::vector<SeriesId> NumbersOf(const TaggedSeries& series) const;

  // Records of series and columns that are not saved yet, for the log of the bucket.
  struct Record {
    bool is_series = false;
    uint32_t id = 0;
    std::string bytes;
  };
  // In an order in which `Load` takes them.
  std::vector<Record> UnsavedRecords() const;
  // Takes the records for written. What was added since they were made is not among them.
  void MarkSaved(std::span<const Record> records);
  // Replays a record by its parts; series and columns come in the order of their ids, a series before its columns.
  Status Load(bool is_series, uint32_t id, std::string_view bytes);

 private:
  // A series that is not frozen. With no more tags than these, the index needs no memory beside it.
  struct AddedSeries {
    TextId measurement = 0;
    uint32_t tag_keys = 0;
    absl::InlinedVector<Tag, 2> tags;
    absl::InlinedVector<ColumnId, 4> columns;
  };
  static Series ViewOf(const AddedSeries& series) {
    return {series.measurement, series.tags, series.columns, series.tag_keys};
  }
  // A series by what it is, whether it has a number or not.
  struct SeriesName {
    TextId measurement = 0;
    std::span<const Tag> tags;
  };
  // Hashes and compares added series, by their places, by what the series are.
  struct SeriesHash {
    using is_transparent = void;
    const std::deque<AddedSeries>* series;
    size_t operator()(const SeriesName& name) const;
    size_t operator()(uint32_t place) const { return (*this)(NameOf(*series, place)); }
  };
  struct SeriesEqual {
    using is_transparent = void;
    const std::deque<AddedSeries>* series;
    bool operator()(uint32_t a, uint32_t b) const { return a == b; }
    bool operator()(uint32_t a, const SeriesName& b) const;
  };
  static SeriesName NameOf(const std::deque<AddedSeries>& series, uint32_t place) {
    return {series[place].measurement, series[place].tags};
  }
  using ColumnList = absl::InlinedVector<ColumnId, 4>;

  Series FrozenSeries(SeriesId id) const;
  std::optional<SeriesId> Find(const SeriesName& name) const;
  std::optional<ColumnType> TypeOf(TextId measurement, TextId field) const;
  Status LoadSeries(uint32_t id, std::string_view bytes);
  Status LoadColumn(uint32_t id, std::string_view bytes);
  void MarkAllSaved() { saved_series_ = series_count(), saved_columns_ = column_count(); }
  uint32_t TagKeysOf(std::span<const Tag> tags);
  SeriesId NewSeries(TextId measurement, absl::InlinedVector<Tag, 2> tags);
  ColumnId NewColumn(SeriesId series, TextId field, ColumnType type);

  std::unique_ptr<const FrozenIndex> frozen_;  // null: nothing is frozen
  FrozenCounts counts_;                        // of it
  TextPool texts_;
  // What follows is of what was added.
  std::deque<AddedSeries> series_;
  HashSet<uint32_t, SeriesHash, SeriesEqual> series_by_name_{0, SeriesHash{&series_}, SeriesEqual{&series_}};
  HashMap<std::vector<TextId>, uint32_t> tag_keys_;  // of all series, from the first one on that is added
  std::vector<ColumnIdentity> columns_;
  HashMap<uint64_t, ColumnId> column_by_field_;  // series << 32 | field
  HashMap<uint64_t, ColumnType> field_types_;    // measurement << 32 | field
  HashMap<uint64_t, SeriesList> by_tag_;         // key << 32 | value
  HashMap<TextId, SeriesList> by_measurement_;
  HashMap<SeriesId, ColumnList> frozen_columns_;  // all columns of frozen series that got more
  size_t saved_series_ = 0, saved_columns_ = 0;
};

}  // namespace flux::store
