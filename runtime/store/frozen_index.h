#pragma once

// A frozen series index: the series that a bucket had at one moment, as flat arrays cut into blocks. A block is read
// when somebody asks for what is in it, so one series of a million costs a few blocks, and no table of texts has to be
// built. All of it is derived from the records of series and columns; what came since is in `SeriesIndex`.

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"
#include "runtime/store/frozen_blocks.h"
#include "runtime/store/stored_series.h"

namespace flux::store {

// The arrays of a frozen index. The numbers are part of the stored form.
enum class FrozenSection : uint8_t {
  kTexts = 1,       // sorted
  kSeries = 2,      // measurement, tags and columns
  kColumns = 3,     // identities
  kTagKeys = 4,     // by their number: a series that has them
  kNames = 5,       // hashes of series above their numbers, sorted
  kTags = 6,        // keys above values, sorted; measurements have a key of their own
  kTagEnds = 7,     // where the series of each end in the next section
  kTagSeries = 8,   // series by tag
  kFields = 9,      // measurements above fields, sorted
  kFieldTypes = 10  // the types of these
};

// Some series that have a tag.
struct FrozenList {
  uint64_t begin = 0, end = 0;  // in the section of series by tag
  size_t size() const { return end - begin; }
};

// The blocks of a section, each made when it is first asked for, by whichever thread.
template <typename Block>
class LazyBlocks {
 public:
  LazyBlocks() = default;
  ~LazyBlocks() {
    for (size_t i = 0; i < count_; ++i) delete blocks_[i].load();
  }
  LazyBlocks(const LazyBlocks&) = delete;
  LazyBlocks& operator=(const LazyBlocks&) = delete;
  // Makes room for so many blocks, none of which is made.
  void Start(size_t count) {
    blocks_ = std::make_unique<std::atomic<const Block*>[]>(count);
    count_ = count;
  }
  size_t count() const { return count_; }
  // Null: not made yet.
  const Block* Find(size_t i) const { return i < count_ ? blocks_[i].load(std::memory_order_acquire) : nullptr; }
  // Keeps a block that was not made yet; by one thread at a time.
  const Block& Set(size_t i, std::unique_ptr<const Block> block) {
    blocks_[i].store(block.get(), std::memory_order_release);
    return *block.release();
  }

 private:
  std::unique_ptr<std::atomic<const Block*>[]> blocks_;
  size_t count_ = 0;
};

// May be read from several threads. What cannot be read looks empty, and `Check` tells: whoever did something with what
// they were told must ask.
class FrozenIndex {
 public:
  // Reads a block; called by one thread at a time.
  using Fetch = std::function<Result<std::string>(FrozenSection section, uint32_t block)>;
  // Fails with `kDataLoss` when the head is not what `Freeze` gave.
  static Result<std::unique_ptr<const FrozenIndex>> Open(std::string_view head, Fetch fetch);

  const FrozenCounts& counts() const { return counts_; }

  // Texts are numbered in ascending order. Valid as long as the index, as is all that is given.
  std::string_view Text(TextId id) const;
  std::optional<TextId> FindText(std::string_view text) const;
  Series SeriesAt(SeriesId id) const;
  const ColumnIdentity& ColumnAt(ColumnId id) const;
  // A series that has these tag keys.
  SeriesId SeriesWithKeys(uint32_t tag_keys) const;
  std::optional<SeriesId> FindSeries(TextId measurement, std::span<const Tag> tags) const;
  std::optional<ColumnId> FindColumn(SeriesId series, TextId field) const;
  FrozenList WithTag(TextId key, TextId value) const;
  FrozenList WithMeasurement(TextId measurement) const;
  SeriesId InList(uint64_t place) const;
  std::optional<ColumnType> FieldType(TextId measurement, TextId field) const;

  // Fails when something that was asked for could not be read.
  Status Check() const;

 private:
  // A section of numbers; of a sorted one it is known with what its blocks begin.
  struct Numbers {
    FrozenSection section;
    uint64_t count = 0;
    std::vector<uint64_t> first = {};
    mutable LazyBlocks<NumberBlock> blocks = {};
  };
  FrozenIndex() = default;
  bool DecodeHead(std::string_view head);
  template <typename Block>
  const Block& BlockOf(LazyBlocks<Block>& blocks, FrozenSection section, size_t i) const;
  template <typename Block>
  const Block& Make(LazyBlocks<Block>& blocks, FrozenSection section, size_t i) const;
  void KeepFailure(Error error) const;
  uint64_t NumberAt(const Numbers& numbers, uint64_t place) const;
  // The place of the first number that is not less.
  uint64_t LowerBound(const Numbers& numbers, uint64_t number) const;
  std::optional<uint64_t> Find(const Numbers& numbers, uint64_t number) const;
  FrozenList ListOf(uint64_t tag) const;

  FrozenCounts counts_;
  std::vector<std::string> first_texts_;  // by block: greater than all before, not greater than its first
  Fetch fetch_;
  mutable std::mutex mutex_;  // guards the making of blocks
  mutable std::optional<Error> failure_;
  mutable LazyBlocks<TextBlock> text_blocks_;
  mutable LazyBlocks<SeriesBlock> series_blocks_;
  mutable LazyBlocks<ColumnBlock> column_blocks_;
  Numbers keys_{FrozenSection::kTagKeys};
  Numbers names_{FrozenSection::kNames};
  Numbers tags_{FrozenSection::kTags};
  Numbers tag_ends_{FrozenSection::kTagEnds};
  Numbers tag_series_{FrozenSection::kTagSeries};
  Numbers fields_{FrozenSection::kFields};
  Numbers field_types_{FrozenSection::kFieldTypes};
};

class SeriesIndex;

// Takes a block of a frozen index that is being made.
using PutBlock = std::function<Status(FrozenSection section, uint32_t block, std::string_view bytes)>;
// Freezes the first series and columns of an index and gives the head that goes with the blocks. `columns` are the
// first so many that belong to these series.
Result<std::string> Freeze(const SeriesIndex& index, size_t series, size_t columns, const PutBlock& put);

}  // namespace flux::store
