#include "runtime/store/frozen_blocks.h"

#include <algorithm>

#include "runtime/store/bytes.h"
#include "runtime/store/int_packing.h"

namespace flux::store {

namespace {

constexpr uint64_t kAnyNumber = uint64_t{1} << 32;

void PutNumbers(std::string& out, const std::vector<uint64_t>& numbers) {
  PutVarint(out, numbers.size());
  PackInts(out, numbers);
}

// Appends one array of numbers for each of the getters.
template <typename Item, typename... Get>
void PutColumns(std::string& out, const std::vector<Item>& items, Get... get) {
  std::vector<uint64_t> numbers(items.size());
  const auto put = [&](auto get_one) {
    std::ranges::transform(items, numbers.begin(), [&](const Item& item) { return uint64_t{get_one(item)}; });
    PutNumbers(out, numbers);
  };
  (put(get), ...);
}

// Reads arrays of numbers; what is wrong with one shows at the end.
class NumberReader {
 public:
  explicit NumberReader(std::string_view bytes) : padded_(bytes), in_(padded_) {
    padded_.append(kPackingPad, '\0');
    in_ = ByteReader(padded_);
  }

  std::vector<uint64_t> Numbers() {
    const uint64_t count = in_.Varint();
    // No memory for a count that is damaged: a byte stands for some hundred numbers at most.
    constexpr uint64_t kMostPerByte = 1024;
    is_good_ = is_good_ && in_.is_good() && count / kMostPerByte <= in_.rest().size();
    if (!is_good_) return {};
    std::vector<uint64_t> numbers(count);
    is_good_ = UnpackInts(in_, PackedSpan(count), numbers.data());
    return numbers;
  }
  // As many numbers as there were expected, each less than a limit.
  std::vector<uint64_t> Numbers(size_t count, uint64_t limit) {
    std::vector<uint64_t> numbers = Numbers();
    is_good_ =
        is_good_ && numbers.size() == count && std::ranges::all_of(numbers, [&](uint64_t n) { return n < limit; });
    return numbers;
  }
  // Whether all numbers were good and nothing is left.
  bool IsDone() const { return is_good_ && in_.rest().size() == kPackingPad; }

 private:
  std::string padded_;
  ByteReader in_;
  bool is_good_ = true;
};

bool IsAscending(const std::vector<uint64_t>& ends, uint64_t last) {
  return std::ranges::is_sorted(ends) && (ends.empty() ? 0 : ends.back()) == last;
}

}  // namespace

Series SeriesBlock::At(size_t i) const {
  const Item& item = items[i];
  const uint32_t tags_begin = i > 0 ? items[i - 1].tags_end : 0, columns_begin = i > 0 ? items[i - 1].columns_end : 0;
  return {item.measurement,
          {tags.data() + tags_begin, item.tags_end - tags_begin},
          {columns.data() + columns_begin, item.columns_end - columns_begin},
          item.tag_keys};
}

void SeriesBlock::Add(const Series& series) {
  tags.insert(tags.end(), series.tags.begin(), series.tags.end());
  columns.insert(columns.end(), series.columns.begin(), series.columns.end());
  items.push_back(
      {series.measurement, series.tag_keys, static_cast<uint32_t>(tags.size()), static_cast<uint32_t>(columns.size())});
}

std::string EncodeBlock(const TextBlock& block) {
  std::string out;
  PutText(out, block.bytes);
  PutColumns(out, block.ends, [](uint32_t end) { return end; });
  return out;
}

bool DecodeBlock(std::string_view bytes, const FrozenCounts&, TextBlock& block) {
  ByteReader in(bytes);
  block.bytes = in.Text();
  if (!in.is_good()) return false;
  NumberReader numbers(in.rest());
  const std::vector<uint64_t> ends = numbers.Numbers();
  block.ends.assign(ends.begin(), ends.end());
  return numbers.IsDone() && IsAscending(ends, block.bytes.size());
}

std::string EncodeBlock(const SeriesBlock& block) {
  std::string out;
  PutColumns(
      out, block.items, [](const auto& item) { return item.measurement; },
      [](const auto& item) { return item.tag_keys; }, [](const auto& item) { return item.tags_end; },
      [](const auto& item) { return item.columns_end; });
  PutColumns(out, block.tags, [](Tag tag) { return tag.key; }, [](Tag tag) { return tag.value; });
  PutColumns(out, block.columns, [](ColumnId column) { return column; });
  return out;
}

bool DecodeBlock(std::string_view bytes, const FrozenCounts& counts, SeriesBlock& block) {
  NumberReader in(bytes);
  const std::vector<uint64_t> measurements = in.Numbers();
  const size_t count = measurements.size();
  if (std::ranges::any_of(measurements, [&](uint64_t n) { return n >= counts.texts; })) return false;
  const std::vector<uint64_t> tag_keys = in.Numbers(count, counts.tag_keys);
  const std::vector<uint64_t> tags_ends = in.Numbers(count, kAnyNumber);
  const std::vector<uint64_t> columns_ends = in.Numbers(count, kAnyNumber);
  const std::vector<uint64_t> keys = in.Numbers();
  const std::vector<uint64_t> values = in.Numbers(keys.size(), counts.texts);
  const std::vector<uint64_t> columns = in.Numbers();
  const bool are_good = in.IsDone() && IsAscending(tags_ends, keys.size()) &&
                        IsAscending(columns_ends, columns.size()) &&
                        std::ranges::all_of(keys, [&](uint64_t n) { return n < counts.texts; }) &&
                        std::ranges::all_of(columns, [&](uint64_t n) { return n < counts.columns; });
  if (!are_good) return false;
  block.items.resize(count);
  for (size_t i = 0; i < count; ++i) {
    block.items[i] = {static_cast<TextId>(measurements[i]), static_cast<uint32_t>(tag_keys[i]),
                      static_cast<uint32_t>(tags_ends[i]), static_cast<uint32_t>(columns_ends[i])};
  }
  block.tags.resize(keys.size());
  for (size_t i = 0; i < keys.size(); ++i) {
    block.tags[i] = {static_cast<TextId>(keys[i]), static_cast<TextId>(values[i])};
  }
  block.columns.assign(columns.begin(), columns.end());
  return true;
}

std::string EncodeBlock(const ColumnBlock& block) {
  std::string out;
  PutColumns(
      out, block, [](const auto& column) { return column.series; }, [](const auto& column) { return column.field; },
      [](const auto& column) { return column.tag_keys; },
      [](const auto& column) { return static_cast<uint8_t>(column.type); });
  return out;
}

bool DecodeBlock(std::string_view bytes, const FrozenCounts& counts, ColumnBlock& block) {
  NumberReader in(bytes);
  const std::vector<uint64_t> series = in.Numbers();
  const std::vector<uint64_t> fields = in.Numbers(series.size(), counts.texts);
  const std::vector<uint64_t> tag_keys = in.Numbers(series.size(), counts.tag_keys);
  const std::vector<uint64_t> types = in.Numbers(series.size(), static_cast<uint64_t>(ColumnType::kTime) + 1);
  if (!in.IsDone() || std::ranges::any_of(series, [&](uint64_t n) { return n >= counts.series; })) return false;
  block.resize(series.size());
  for (size_t i = 0; i < series.size(); ++i) {
    block[i] = {static_cast<SeriesId>(series[i]), static_cast<TextId>(fields[i]), static_cast<uint32_t>(tag_keys[i]),
                static_cast<ColumnType>(types[i])};
  }
  return true;
}

std::string EncodeBlock(const NumberBlock& block) {
  std::string out;
  PutNumbers(out, block);
  return out;
}

bool DecodeBlock(std::string_view bytes, const FrozenCounts&, NumberBlock& block) {
  NumberReader in(bytes);
  block = in.Numbers();
  return in.IsDone();
}

}  // namespace flux::store
