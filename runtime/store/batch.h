#pragma once

// Points on their way into a bucket, in arrival order, and the log record that makes them durable.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/store/series_index.h"

namespace flux::store {

struct Batch {
  // One value. `bits` is its bit pattern; for strings, the place of a length-prefixed entry in `text`.
  struct Entry {
    ColumnId column = 0;
    int64_t time = 0;
    uint64_t bits = 0;
  };
  std::vector<Entry> entries;
  std::string text;

  // Appends a value that is no string.
  void Add(ColumnId column, int64_t time, uint64_t bits) { entries.push_back({column, time, bits}); }
  // Appends a string, which is copied into `text`.
  void AddString(ColumnId column, int64_t time, std::string_view value);
  // The string of an entry that `AddString` made; a view into `text`.
  std::string_view StringAt(const Entry& entry) const { return StringAt(entry.bits); }
  std::string_view StringAt(uint64_t place) const;
  bool empty() const { return entries.empty(); }
  // Empties the batch and keeps its memory.
  void Clear();
};

// The values of a batch column by column, those of each column in the order of their arrival.
struct BatchColumns {
  // Rows [from, to) of `times` and `bits`, which are those of a column.
  struct Part {
    ColumnId column = 0;
    size_t from = 0, to = 0;
  };
  std::vector<Part> parts;  // by column
  std::vector<int64_t> times;
  std::vector<uint64_t> bits;  // of strings the places in the text of the batch
};

// Nothing where the columns have too few values each to gain from it.
std::optional<BatchColumns> ByColumn(const Batch& batch);

// The record of a batch, by column or in the order of arrival; types come from the series index, so they are not
// repeated.
std::string EncodeBatch(const Batch& batch, const SeriesIndex& index);
std::string EncodeBatch(const Batch& batch, const BatchColumns& columns, const SeriesIndex& index);
// Fails with `kDataLoss` when the bytes are not such a record.
Status DecodeBatch(std::string_view bytes, const SeriesIndex& index, Batch& batch);

}  // namespace flux::store
