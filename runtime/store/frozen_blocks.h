#pragma once

// The blocks of a frozen series index: how they are stored, and what they are in memory.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/store/stored_series.h"

namespace flux::store {

// What a block has, but for the last one of a section.
constexpr size_t kTextsPerBlock = 512, kSeriesPerBlock = 1024, kColumnsPerBlock = 1024, kNumbersPerBlock = 2048;

// How many of everything there are; what is in a block is checked against it.
struct FrozenCounts {
  uint32_t texts = 0, series = 0, columns = 0;
  uint32_t tag_keys = 0;  // different sets of them
};

// Texts one behind the other.
struct TextBlock {
  std::string bytes;
  std::vector<uint32_t> ends;
  size_t size() const { return ends.size(); }
  // A view into `bytes`.
  std::string_view At(size_t i) const {
    const uint32_t begin = i > 0 ? ends[i - 1] : 0;
    return std::string_view(bytes).substr(begin, ends[i] - begin);
  }
  // Appends a text.
  void Add(std::string_view text) {
    bytes += text;
    ends.push_back(static_cast<uint32_t>(bytes.size()));
  }
};

// Series, with their tags and columns one behind the other.
struct SeriesBlock {
  // A series without them: where they end, which is where those of the next one begin.
  struct Item {
    TextId measurement = 0;
    uint32_t tag_keys = 0, tags_end = 0, columns_end = 0;
  };
  std::vector<Item> items;
  std::vector<Tag> tags;
  std::vector<ColumnId> columns;
  size_t size() const { return items.size(); }
  // A view into the block.
  Series At(size_t i) const;
  // Appends a series, whose texts have the numbers of the frozen index.
  void Add(const Series& series);
};

using ColumnBlock = std::vector<ColumnIdentity>;
using NumberBlock = std::vector<uint64_t>;

// The form in which a block is stored.
std::string EncodeBlock(const TextBlock& block);
std::string EncodeBlock(const SeriesBlock& block);
std::string EncodeBlock(const ColumnBlock& block);
std::string EncodeBlock(const NumberBlock& block);

// Each gives false when the bytes are not a block of an index with these counts.
bool DecodeBlock(std::string_view bytes, const FrozenCounts& counts, TextBlock& block);
bool DecodeBlock(std::string_view bytes, const FrozenCounts& counts, SeriesBlock& block);
bool DecodeBlock(std::string_view bytes, const FrozenCounts& counts, ColumnBlock& block);
bool DecodeBlock(std::string_view bytes, const FrozenCounts& counts, NumberBlock& block);

}  // namespace flux::store
