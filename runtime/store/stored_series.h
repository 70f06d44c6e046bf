#pragma once

// Series and columns as those who read the series index see them.

#include <absl/container/inlined_vector.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "runtime/column/column.h"

namespace flux::store {

using TextId = uint32_t;
using SeriesId = uint32_t;
using ColumnId = uint32_t;

// A tag by the numbers of its texts.
struct Tag {
  TextId key = 0, value = 0;
  friend bool operator==(const Tag&, const Tag&) = default;
};

// A series: measurement and tags, sorted by the text of their keys. The spans are valid until the index changes.
struct Series {
  TextId measurement = 0;
  std::span<const Tag> tags;
  std::span<const ColumnId> columns;  // in no order
  uint32_t tag_keys = 0;              // a number that series with the same keys share
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

}  // namespace flux::store
