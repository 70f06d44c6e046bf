#pragma once

// The series index of one bucket: which series there are, their tags, their fields and types, and the inverted lists
// from tag values to series. In memory; the records that persist it are handed out to be written with the points.

#include <absl/container/inlined_vector.h>

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/hash_table.h"
#include "runtime/column/column.h"

namespace flux::store {

using TextId = uint32_t;
using SeriesId = uint32_t;
using ColumnId = uint32_t;

// Distinct strings, numbered in the order of their arrival, each also kept as a `Value`.
class TextPool {
 public:
  // Gives the string's number, a new one when it is new.
  TextId Intern(std::string_view text);
  // The number, or nothing when the string never occurred.
  std::optional<TextId> Find(std::string_view text) const;
  // Valid as long as the pool.
  std::string_view At(TextId id) const { return values_[id].AsString(); }
  // The same boxed, so that scans need not copy it.
  const Value& ValueAt(TextId id) const { return values_[id]; }
  size_t size() const { return values_.size(); }

 private:
  std::vector<Value> values_;
  HashMap<std::string_view, TextId> ids_;  // the texts are those of the values
};

// A tag by the numbers of its texts.
struct Tag {
  TextId key = 0, value = 0;
  friend bool operator==(const Tag&, const Tag&) = default;
};

// Tags of a series. With no more than these, the index needs no memory beside the series.
using Tags = absl::InlinedVector<Tag, 2>;

// A series: measurement and tags, sorted by the text of their keys.
struct Series {
  TextId measurement = 0;
  Tags tags;
  absl::InlinedVector<ColumnId, 4> columns;
  uint32_t tag_keys = 0;  // a number that series with the same keys share
};

// A stored column: one field of one series.
struct ColumnIdentity {
  SeriesId series = 0;
  TextId field = 0;
  uint32_t tag_keys = 0;  // of the series, so that scans of many need not look at each
  ColumnType type = ColumnType::kFloat;
};

// Numbers of series, ascending; of most tag values there are few.
using SeriesList = absl::InlinedVector<SeriesId, 4>;

// A measurement and tags as writers name them.
using TagTexts = std::span<const std::pair<std::string_view, std::string_view>>;

// Grows only: series and columns keep their numbers. Not safe for use from several threads; BucketState has the lock.
class SeriesIndex {
 public:
  SeriesIndex() = default;
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
  const Series& series(SeriesId id) const { return series_[id]; }
  size_t series_count() const { return series_.size(); }
  const ColumnIdentity& column(ColumnId id) const { return columns_[id]; }
  size_t column_count() const { return columns_.size(); }
  // Series that have the tag value, ascending; null when there are none.
  const SeriesList* WithTag(TextId key, TextId value) const;
  const SeriesList* WithMeasurement(TextId measurement) const;

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
  // A series by what it is, whether it has a number or not.
  struct SeriesName {
    TextId measurement = 0;
    std::span<const Tag> tags;
  };
  // Hashes and compares the numbers of series by what the series are.
  struct SeriesHash {
    using is_transparent = void;
    const std::deque<Series>* series;
    size_t operator()(const SeriesName& name) const;
    size_t operator()(SeriesId id) const { return (*this)(NameOf(*series, id)); }
  };
  struct SeriesEqual {
    using is_transparent = void;
    const std::deque<Series>* series;
    bool operator()(SeriesId a, SeriesId b) const { return a == b; }
    bool operator()(SeriesId a, const SeriesName& b) const;
  };
  static SeriesName NameOf(const std::deque<Series>& series, SeriesId id) {
    return {series[id].measurement, series[id].tags};
  }

  uint32_t TagKeysOf(std::span<const Tag> tags);
  SeriesId NewSeries(TextId measurement, Tags tags);
  ColumnId NewColumn(SeriesId series, TextId field, ColumnType type);

  TextPool texts_;
  std::deque<Series> series_;
  HashSet<SeriesId, SeriesHash, SeriesEqual> series_by_name_{0, SeriesHash{&series_}, SeriesEqual{&series_}};
  HashMap<std::vector<TextId>, uint32_t> tag_keys_;
  std::vector<ColumnIdentity> columns_;
  HashMap<uint64_t, ColumnId> column_by_field_;  // series << 32 | field
  HashMap<uint64_t, ColumnType> field_types_;    // measurement << 32 | field
  HashMap<uint64_t, SeriesList> by_tag_;         // key << 32 | value
  HashMap<TextId, SeriesList> by_measurement_;
  size_t saved_series_ = 0, saved_columns_ = 0;
};

}  // namespace flux::store
