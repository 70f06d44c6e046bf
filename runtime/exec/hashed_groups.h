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

// Values are equal and ordered as in group keys.
class HashedGroups {
 public:
  // The columns of the keys, in the order in which keys list them.
  explicit HashedGroups(std::vector<ColumnDef> columns);
  // Its table refers to its texts.
  HashedGroups(const HashedGroups&) = delete;
  HashedGroups& operator=(const HashedGroups&) = delete;

  size_t size() const { return texts_.size(); }
  const std::vector<ColumnDef>& columns() const { return columns_; }
  // Gives the number of the group that has the values of this row of the columns. Groups count from 0 as they come.
  uint32_t NumberOf(std::span<const ColumnRef> columns, size_t row);
  // Gives the numbers of all groups in ascending order of their keys.
  std::vector<uint32_t> Ascending() const;
  // Gives the key columns of groups, a row for each; of values that are equal and look different, the one that came
  // first.
  std::vector<ColumnRef> KeysOf(std::span<const uint32_t> groups) const;

 private:
  // The values of a key as a text: keys are ordered as these are, byte by byte.
  void SetText(std::span<const ColumnRef> columns, size_t row);

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

  const std::vector<ColumnDef> columns_;
  std::vector<size_t> by_label_;  // the columns in order of their names
  Arena arena_;
  std::vector<std::string_view> texts_;  // of each group
  HashSet<uint32_t, TextHash, TextEqual> groups_{0, TextHash{&texts_}, TextEqual{&texts_}};
  HashSet<uint64_t> negative_zeros_;  // group << 32 | column
  std::string text_;
};

}  // namespace flux::exec
