#include "runtime/store/frozen_index.h"

#include <algorithm>

#include "runtime/base/memory.h"
#include "runtime/store/bytes.h"
#include "runtime/store/int_packing.h"
#include "runtime/store/series_index.h"

namespace flux::store {

namespace {

constexpr uint8_t kVersion = 1;
// Stands for the key where measurements are among the tags.
constexpr TextId kMeasurementKey = UINT32_MAX;

uint64_t Pair(uint32_t high, uint32_t low) { return static_cast<uint64_t>(high) << 32 | low; }

size_t BlocksFor(uint64_t count, size_t per_block) { return static_cast<size_t>((count + per_block - 1) / per_block); }

// The same in every process, as it is stored.
uint32_t HashOf(TextId measurement, std::span<const Tag> tags) {
  uint64_t hash = measurement + uint64_t{0x9e3779b97f4a7c15};
  const auto mix = [&](uint32_t word) {
    hash = (hash ^ word) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  };
  for (const Tag tag : tags) {
    mix(tag.key);
    mix(tag.value);
  }
  mix(measurement);
  return static_cast<uint32_t>(hash);
}

Error Damaged() {
  return {ErrorCode::kDataLoss,
          "the series index of the data directory is damaged; restore the directory from a backup"};
}

}  // namespace

Result<std::unique_ptr<const FrozenIndex>> FrozenIndex::Open(std::string_view head, Fetch fetch) {
  std::unique_ptr<FrozenIndex> index(new FrozenIndex());
  if (!index->DecodeHead(head)) return std::unexpected(Damaged());
  index->fetch_ = std::move(fetch);
  return index;
}

bool FrozenIndex::DecodeHead(std::string_view head) {
  ByteReader in(head);
  if (in.Byte() != kVersion) return false;
  for (uint32_t* count : {&counts_.texts, &counts_.series, &counts_.columns, &counts_.tag_keys}) *count = in.Key32();
  const size_t text_blocks = BlocksFor(counts_.texts, kTextsPerBlock);
  for (size_t i = 0; i < text_blocks && in.is_good(); ++i) first_texts_.emplace_back(in.Text());
  for (Numbers* numbers : {&keys_, &names_, &tags_, &tag_ends_, &tag_series_, &fields_, &field_types_}) {
    numbers->count = in.Varint();
    const uint64_t first = in.Varint();
    for (uint64_t i = 0; i < first && in.is_good(); ++i) numbers->first.push_back(in.Word());
    // No memory for a count that is damaged.
    constexpr uint64_t kMostBlocks = uint64_t{1} << 22;
    if (!in.is_good() || numbers->count / kNumbersPerBlock >= kMostBlocks) return false;
    numbers->blocks.Start(BlocksFor(numbers->count, kNumbersPerBlock));
  }
  text_blocks_.Start(text_blocks);
  series_blocks_.Start(BlocksFor(counts_.series, kSeriesPerBlock));
  column_blocks_.Start(BlocksFor(counts_.columns, kColumnsPerBlock));
  return in.is_good() && in.rest().empty() && tag_ends_.count == tags_.count && field_types_.count == fields_.count &&
         keys_.count == counts_.tag_keys && names_.count == counts_.series;
}

Status FrozenIndex::Check() const {
  const std::lock_guard lock(mutex_);
  if (failure_) return std::unexpected(*failure_);
  return {};
}

void FrozenIndex::KeepFailure(Error error) const {
  if (!failure_) failure_ = std::move(error);
}

template <typename Block>
const Block& FrozenIndex::BlockOf(LazyBlocks<Block>& blocks, FrozenSection section, size_t i) const {
  const Block* known = blocks.Find(i);
  return known != nullptr ? *known : Make(blocks, section, i);
}

// What is read outlives the query that happens to ask first.
template <typename Block>
const Block& FrozenIndex::Make(LazyBlocks<Block>& blocks, FrozenSection section, size_t i) const {
  static const Block kNone;
  const MemoryScope uncharged(nullptr);
  const std::lock_guard lock(mutex_);
  if (const Block* known = blocks.Find(i)) return *known;
  if (i >= blocks.count()) {
    KeepFailure(Damaged());
    return kNone;
  }
  Result<std::string> bytes = fetch_(section, static_cast<uint32_t>(i));
  if (!bytes) {
    KeepFailure(std::move(bytes.error()));
    return kNone;
  }
  auto block = std::make_unique<Block>();
  if (!DecodeBlock(*bytes, counts_, *block)) {
    KeepFailure(Damaged());
    return kNone;
  }
  return blocks.Set(i, std::move(block));
}

std::string_view FrozenIndex::Text(TextId id) const {
  const TextBlock& block = BlockOf(text_blocks_, FrozenSection::kTexts, id / kTextsPerBlock);
  const size_t at = id % kTextsPerBlock;
  return at < block.size() ? block.At(at) : std::string_view();
}

std::optional<TextId> FrozenIndex::FindText(std::string_view text) const {
  const auto after =
      std::ranges::upper_bound(first_texts_, text, {}, [](const std::string& s) -> std::string_view { return s; });
  if (after == first_texts_.begin()) return std::nullopt;
  const size_t i = static_cast<size_t>(after - first_texts_.begin()) - 1;
  const TextBlock& block = BlockOf(text_blocks_, FrozenSection::kTexts, i);
  size_t from = 0, to = block.size();
  while (from < to) {
    const size_t middle = (from + to) / 2;
    const int order = block.At(middle).compare(text);
    if (order == 0) return static_cast<TextId>(i * kTextsPerBlock + middle);
    (order < 0 ? from : to) = order < 0 ? middle + 1 : middle;
  }
  return std::nullopt;
}

Series FrozenIndex::SeriesAt(SeriesId id) const {
  const SeriesBlock& block = BlockOf(series_blocks_, FrozenSection::kSeries, id / kSeriesPerBlock);
  const size_t at = id % kSeriesPerBlock;
  return at < block.size() ? block.At(at) : Series();
}

const ColumnIdentity& FrozenIndex::ColumnAt(ColumnId id) const {
  static const ColumnIdentity kNone;
  const ColumnBlock& block = BlockOf(column_blocks_, FrozenSection::kColumns, id / kColumnsPerBlock);
  const size_t at = id % kColumnsPerBlock;
  return at < block.size() ? block[at] : kNone;
}

uint64_t FrozenIndex::NumberAt(const Numbers& numbers, uint64_t place) const {
  const NumberBlock& block = BlockOf(numbers.blocks, numbers.section, static_cast<size_t>(place / kNumbersPerBlock));
  const size_t at = place % kNumbersPerBlock;
  return at < block.size() ? block[at] : 0;
}

uint64_t FrozenIndex::LowerBound(const Numbers& numbers, uint64_t number) const {
  const auto after = std::ranges::lower_bound(numbers.first, number);
  if (after == numbers.first.begin()) return 0;
  const size_t i = static_cast<size_t>(after - numbers.first.begin()) - 1;
  const NumberBlock& block = BlockOf(numbers.blocks, numbers.section, i);
  return i * kNumbersPerBlock + static_cast<uint64_t>(std::ranges::lower_bound(block, number) - block.begin());
}

std::optional<uint64_t> FrozenIndex::Find(const Numbers& numbers, uint64_t number) const {
  const uint64_t place = LowerBound(numbers, number);
  if (place >= numbers.count || NumberAt(numbers, place) != number) return std::nullopt;
  return place;
}

SeriesId FrozenIndex::SeriesWithKeys(uint32_t tag_keys) const {
  return static_cast<SeriesId>(std::min<uint64_t>(NumberAt(keys_, tag_keys), counts_.series - uint64_t{1}));
}

std::optional<SeriesId> FrozenIndex::FindSeries(TextId measurement, std::span<const Tag> tags) const {
  const uint32_t hash = HashOf(measurement, tags);
  for (uint64_t place = LowerBound(names_, Pair(hash, 0)); place < names_.count; ++place) {
    const uint64_t name = NumberAt(names_, place);
    if (name >> 32 != hash) return std::nullopt;
    const SeriesId id = static_cast<SeriesId>(name);
    const Series series = SeriesAt(id);
    if (series.measurement == measurement && std::ranges::equal(series.tags, tags)) return id;
  }
  return std::nullopt;
}

// Columns of a frozen series are in the order of their fields.
std::optional<ColumnId> FrozenIndex::FindColumn(SeriesId series, TextId field) const {
  const std::span<const ColumnId> columns = SeriesAt(series).columns;
  const auto found = std::ranges::lower_bound(columns, field, {}, [&](ColumnId id) { return ColumnAt(id).field; });
  if (found == columns.end() || ColumnAt(*found).field != field) return std::nullopt;
  return *found;
}

FrozenList FrozenIndex::WithTag(TextId key, TextId value) const { return ListOf(Pair(key, value)); }
FrozenList FrozenIndex::WithMeasurement(TextId measurement) const { return ListOf(Pair(kMeasurementKey, measurement)); }

FrozenList FrozenIndex::ListOf(uint64_t tag) const {
  const std::optional<uint64_t> place = Find(tags_, tag);
  if (!place) return {};
  const FrozenList list{*place > 0 ? NumberAt(tag_ends_, *place - 1) : 0, NumberAt(tag_ends_, *place)};
  // No series is in a list twice.
  if (list.begin <= list.end && list.end <= tag_series_.count && list.size() <= counts_.series) return list;
  const std::lock_guard lock(mutex_);
  KeepFailure(Damaged());
  return {};
}

SeriesId FrozenIndex::InList(uint64_t place) const {
  return static_cast<SeriesId>(std::min<uint64_t>(NumberAt(tag_series_, place), counts_.series - uint64_t{1}));
}

std::optional<ColumnType> FrozenIndex::FieldType(TextId measurement, TextId field) const {
  const std::optional<uint64_t> place = Find(fields_, Pair(measurement, field));
  if (!place) return std::nullopt;
  return static_cast<ColumnType>(
      std::min<uint64_t>(NumberAt(field_types_, *place), static_cast<uint64_t>(ColumnType::kTime)));
}

namespace {

// Makes the blocks of a frozen index one section after another.
class Freezer {
 public:
  Freezer(const SeriesIndex& index, size_t series, size_t columns, const PutBlock& put)
      : index_(index), put_(put), numbers_(index.texts().size()) {
    counts_.texts = static_cast<uint32_t>(index.texts().size());
    counts_.series = static_cast<uint32_t>(series);
    counts_.columns = static_cast<uint32_t>(columns);
  }

  Result<std::string> Freeze() {
    FLUX_TRY_STATUS(PutTexts());
    FLUX_TRY_STATUS(PutSeries());
    FLUX_TRY_STATUS(PutColumns());
    counts_.tag_keys = static_cast<uint32_t>(keys_.size());
    FLUX_TRY_STATUS(PutNumbers(FrozenSection::kTagKeys, keys_));
    std::ranges::sort(names_);
    FLUX_TRY_STATUS(PutNumbers(FrozenSection::kNames, names_));
    FLUX_TRY_STATUS(PutTags());
    FLUX_TRY_STATUS(PutFields());
    FLUX_TRY_STATUS(index_.Check());
    std::string head;
    PutByte(head, kVersion);
    for (const uint32_t count : {counts_.texts, counts_.series, counts_.columns, counts_.tag_keys})
      PutKey32(head, count);
    return head + head_;
  }

 private:
  // Sorts the texts, which gives them new numbers.
  Status PutTexts() {
    std::vector<TextId> sorted(numbers_.size());
    for (TextId id = 0; id < sorted.size(); ++id) sorted[id] = id;
    const TextPool& texts = index_.texts();
    std::ranges::sort(sorted, {}, [&](TextId id) { return texts.At(id); });
    for (TextId number = 0; number < sorted.size(); ++number) numbers_[sorted[number]] = number;
    uint32_t block_number = 0;
    std::string_view last;
    for (size_t from = 0; from < sorted.size(); from += kTextsPerBlock) {
      const std::string_view first = texts.At(sorted[from]);
      const size_t shared = std::ranges::mismatch(last, first).in2 - first.begin();
      // The shortest text that separates this block from the last one.
      PutText(head_, first.substr(0, shared + 1));
      TextBlock block;
      for (size_t i = from; i < std::min(sorted.size(), from + kTextsPerBlock); ++i) {
        last = texts.At(sorted[i]);
        block.Add(last);
      }
      FLUX_TRY_STATUS(put_(FrozenSection::kTexts, block_number++, EncodeBlock(block)));
    }
    return {};
  }

  Status PutSeries() {
    names_.reserve(counts_.series);
    std::vector<Tag> tags;
    std::vector<ColumnId> columns;
    SeriesBlock block;
    for (SeriesId id = 0; id < counts_.series; ++id) {
      const Series series = index_.series(id);
      const TextId measurement = numbers_[series.measurement];
      tags.clear();
      for (const Tag tag : series.tags) tags.push_back({numbers_[tag.key], numbers_[tag.value]});
      columns.assign(series.columns.begin(), series.columns.end());
      std::erase_if(columns, [&](ColumnId column) { return column >= counts_.columns; });
      std::ranges::sort(columns, {}, [&](ColumnId column) { return numbers_[index_.column(column).field]; });
      if (series.tag_keys == keys_.size()) keys_.push_back(id);
      names_.push_back(Pair(HashOf(measurement, tags), id));
      tagged_.push_back({Pair(kMeasurementKey, measurement), id});
      for (const Tag tag : tags) tagged_.push_back({Pair(tag.key, tag.value), id});
      block.Add({measurement, tags, columns, series.tag_keys});
      if (block.size() < kSeriesPerBlock && id + 1 < counts_.series) continue;
      FLUX_TRY_STATUS(put_(FrozenSection::kSeries, id / kSeriesPerBlock, EncodeBlock(block)));
      block = {};
    }
    return {};
  }

  Status PutColumns() {
    ColumnBlock block;
    for (ColumnId id = 0; id < counts_.columns; ++id) {
      ColumnIdentity column = index_.column(id);
      column.field = numbers_[column.field];
      field_types_.emplace(Pair(numbers_[index_.series(column.series).measurement], column.field), column.type);
      block.push_back(column);
      if (block.size() < kColumnsPerBlock && id + 1 < counts_.columns) continue;
      FLUX_TRY_STATUS(put_(FrozenSection::kColumns, id / kColumnsPerBlock, EncodeBlock(block)));
      block.clear();
    }
    return {};
  }

  Status PutTags() {
    std::ranges::sort(tagged_);
    std::vector<uint64_t> tags, ends, series;
    for (size_t i = 0; i < tagged_.size(); ++i) {
      const auto& [tag, id] = tagged_[i];
      if (i > 0 && tag != tags.back()) ends.push_back(i);
      if (i == 0 || tag != tags.back()) tags.push_back(tag);
      series.push_back(id);
    }
    if (!tags.empty()) ends.push_back(tagged_.size());
    FLUX_TRY_STATUS(PutNumbers(FrozenSection::kTags, tags));
    FLUX_TRY_STATUS(PutNumbers(FrozenSection::kTagEnds, ends));
    return PutNumbers(FrozenSection::kTagSeries, series);
  }

  Status PutFields() {
    std::vector<std::pair<uint64_t, ColumnType>> sorted(field_types_.begin(), field_types_.end());
    std::ranges::sort(sorted);
    std::vector<uint64_t> fields, types;
    for (const auto& [field, type] : sorted) {
      fields.push_back(field);
      types.push_back(static_cast<uint64_t>(type));
    }
    FLUX_TRY_STATUS(PutNumbers(FrozenSection::kFields, fields));
    return PutNumbers(FrozenSection::kFieldTypes, types);
  }

  // Of sections in which numbers are looked for, the head has the first one of each block.
  Status PutNumbers(FrozenSection section, const std::vector<uint64_t>& numbers) {
    const bool is_sorted =
        section == FrozenSection::kNames || section == FrozenSection::kTags || section == FrozenSection::kFields;
    const size_t blocks = BlocksFor(numbers.size(), kNumbersPerBlock);
    PutVarint(head_, numbers.size());
    PutVarint(head_, is_sorted ? blocks : 0);
    for (size_t i = 0; i < blocks; ++i) {
      const auto from = numbers.begin() + static_cast<ptrdiff_t>(i * kNumbersPerBlock);
      const auto count = std::min<ptrdiff_t>(kNumbersPerBlock, numbers.end() - from);
      if (is_sorted) PutWord(head_, *from);
      FLUX_TRY_STATUS(put_(section, static_cast<uint32_t>(i), EncodeBlock(NumberBlock(from, from + count))));
    }
    return {};
  }

  const SeriesIndex& index_;
  const PutBlock& put_;
  FrozenCounts counts_;
  std::vector<TextId> numbers_;  // by the number in the index: the new one
  std::vector<uint64_t> keys_, names_;
  std::vector<std::pair<uint64_t, SeriesId>> tagged_;
  HashMap<uint64_t, ColumnType> field_types_;
  std::string head_;  // behind the counts
};

}  // namespace

Result<std::string> Freeze(const SeriesIndex& index, size_t series, size_t columns, const PutBlock& put) {
  return Freezer(index, series, columns, put).Freeze();
}

}  // namespace flux::store
