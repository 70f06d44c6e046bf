#pragma once

// Groups of rows by the values of some columns, for groups by the million: they are numbered, and a key is a text.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/string_view.h"
#include "runtime/base/arena.h"
#include "runtime/base/hash_table.h"
#include "runtime/column/builder.h"
#include "runtime/table/table.h"

namespace flux::exec {

// Appends the value of a row to the text of a key: keys of the same columns are equal and ordered as their texts are,
// byte by byte, when the columns come in order of their names.
void AppendKeyText(const Column& column, size_t row, std::string& out);

// Appends the same, but values of which none equals itself are told apart by their bits, as those of rows are.
void AppendRowText(const Column& column, size_t row, std::string& out);

// Values are equal and ordered as in group keys.
class HashedGroups {
 public:
  // Of rows of `schema`; keys list these columns of it, in this order.
  HashedGroups(const Schema& schema, std::vector<size_t> key_columns);
  // Its table refers to its texts.
  HashedGroups(const HashedGroups&) = delete;
  HashedGroups& operator=(const HashedGroups&) = delete;

  size_t size() const { return texts_.size(); }
  const std::vector<size_t>& key_columns() const { return key_columns_; }
  // What they are.
  const std::vector<ColumnDef>& key_defs() const { return defs_; }
  // Those of a chunk.
  std::vector<ColumnRef> KeyColumns(const Chunk& rows) const;
  // About how many bytes it takes.
  size_t held_bytes() const { return text_bytes_ + texts_.size() * kBytesPerGroup; }
  // Appends the text of the key that a row of all columns has.
  void AppendKeyOf(std::span<const ColumnRef> columns, size_t row, std::string& out) const;
  // Gives the number of the group that has the key of this row of all columns. Groups count from 0 as they come.
  uint32_t NumberOf(std::span<const ColumnRef> columns, size_t row);
  // Whether there is a group that has the key of this row.
  bool Knows(std::span<const ColumnRef> columns, size_t row);
  // Gives the numbers of all groups in ascending order of their keys. Fails only when canceled.
  Result<std::vector<uint32_t>> Ascending(const CancelToken& cancel) const;
  // Gives the key columns of groups, a row for each; of values that are equal and look different, the one that came
  // first.
  std::vector<ColumnRef> KeysOf(std::span<const uint32_t> groups) const;

 private:
  struct TextHash {
    using is_transparent = void;
    const std::vector<std::string_view>* texts;
    size_t operator()(std::string_view text) const {
      // The library hashes its own views faster.
      return absl::HashOf(absl::string_view(text.data(), text.size()));
    }
    size_t operator()(uint32_t group) const { return (*this)((*texts)[group]); }
  };
  struct TextEqual {
    using is_transparent = void;
    const std::vector<std::string_view>* texts;
    bool operator()(uint32_t a, uint32_t b) const { return a == b; }
    bool operator()(uint32_t group, std::string_view text) const { return (*texts)[group] == text; }
  };

  // Its text's place and number.
  static constexpr size_t kBytesPerGroup = 40;

  const std::vector<size_t> key_columns_;
  std::vector<ColumnDef> defs_;
  std::vector<size_t> by_label_;  // of the key columns, in order of their names
  Arena arena_;
  std::vector<std::string_view> texts_;  // of each group
  size_t text_bytes_ = 0;                // of all of them
  HashSet<uint32_t, TextHash, TextEqual> groups_{0, TextHash{&texts_}, TextEqual{&texts_}};
  HashSet<uint64_t> negative_zeros_;  // group << 32 | column
  std::string text_;
};

}  // namespace flux::exec
