#include "runtime/exec/row_groups.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "runtime/base/cancelable_loop.h"
#include "runtime/base/hash_table.h"

namespace flux::exec {

namespace {

constexpr uint32_t kUnknown = UINT32_MAX;

// Gives 64-bit keys dense numbers in order of first appearance: open addressing with linear probing.
class DenseNumbers {
 public:
  explicit DenseNumbers(size_t expected) { Resize(std::bit_ceil(std::max<size_t>(16, expected / 4))); }

  uint32_t Of(uint64_t key) {
    if (numbers_ * 2 >= keys_.size()) Grow();
    const size_t slot = SlotOf(key);
    if (values_[slot] == kUnknown) {
      keys_[slot] = key;
      values_[slot] = numbers_++;
    }
    return values_[slot];
  }

 private:
  size_t SlotOf(uint64_t key) const {
    size_t slot = (key * 0x9E3779B97F4A7C15ull) >> shift_;
    while (values_[slot] != kUnknown && keys_[slot] != key) slot = (slot + 1) & (keys_.size() - 1);
    return slot;
  }
  void Resize(size_t slots) {
    keys_.assign(slots, 0);
    values_.assign(slots, kUnknown);
    shift_ = 64 - std::countr_zero(slots);
  }
  void Grow() {
    const std::vector<uint64_t> keys = std::move(keys_);
    const std::vector<uint32_t> values = std::move(values_);
    Resize(keys.size() * 2);
    for (size_t i = 0; i < keys.size(); ++i) {
      if (values[i] == kUnknown) continue;
      const size_t slot = SlotOf(keys[i]);
      keys_[slot] = keys[i];
      values_[slot] = values[i];
    }
  }

  std::vector<uint64_t> keys_;
  std::vector<uint32_t> values_;
  int shift_ = 0;
  uint32_t numbers_ = 0;
};

uint64_t FloatKey(double v) { return std::bit_cast<uint64_t>(v == 0 ? 0.0 : v); }

// Numbers the values of a column: null is 0, equal values get equal numbers.
template <typename KeyAt>
Status NumberBy(const Column& column, std::vector<uint32_t>& numbers, const CancelToken& cancel, KeyAt key_at) {
  DenseNumbers dense(column.length());
  return ForEachRow(column.length(), cancel,
                    [&](size_t row) { numbers[row] = column.IsNull(row) ? 0 : dense.Of(key_at(row)) + 1; });
}

Status NumberStrings(const Column& column, std::vector<uint32_t>& numbers, const CancelToken& cancel) {
  HashMap<std::string_view, uint32_t> seen;
  return ForEachRow(column.length(), cancel, [&](size_t row) {
    numbers[row] = column.IsNull(row)
                       ? 0
                       : seen.try_emplace(column.StringAt(row), static_cast<uint32_t>(seen.size()) + 1).first->second;
  });
}

// Dictionary entries may repeat, so they are numbered by text once.
Status NumberDictionary(const Column& column, std::vector<uint32_t>& numbers, const CancelToken& cancel) {
  const StringBuffer& entries = column.DictionaryEntries();
  const std::span<const uint32_t> codes = column.Codes();
  HashMap<std::string_view, uint32_t> seen;
  std::vector<uint32_t> number_of_code(entries.offsets.empty() ? 0 : entries.offsets.size() - 1, kUnknown);
  return ForEachRow(column.length(), cancel, [&](size_t row) {
    if (column.IsNull(row)) {
      numbers[row] = 0;
      return;
    }
    uint32_t& number = number_of_code[codes[row]];
    if (number == kUnknown) {
      number = seen.try_emplace(entries.At(codes[row]), static_cast<uint32_t>(seen.size()) + 1).first->second;
    }
    numbers[row] = number;
  });
}

Status NumberColumn(const Column& column, std::vector<uint32_t>& numbers, const CancelToken& cancel) {
  switch (column.type()) {
    case ColumnType::kBool:
      return NumberBy(column, numbers, cancel, [&](size_t row) { return uint64_t{column.BoolAt(row)}; });
    case ColumnType::kInt:
    case ColumnType::kTime:
      return NumberBy(column, numbers, cancel, [&](size_t row) { return static_cast<uint64_t>(column.IntAt(row)); });
    case ColumnType::kUint:
      return NumberBy(column, numbers, cancel, [&](size_t row) { return column.UintAt(row); });
    case ColumnType::kFloat:
      return NumberBy(column, numbers, cancel, [&](size_t row) { return FloatKey(column.FloatAt(row)); });
    case ColumnType::kString:
      break;
  }
  return column.encoding() == Encoding::kDictionary ? NumberDictionary(column, numbers, cancel)
                                                    : NumberStrings(column, numbers, cancel);
}

// Whether both columns hold the same numbers.
bool HaveSameInts(const Column& a, const Column& b) {
  if (&a == &b) return true;
  if (a.length() != b.length()) return false;
  if (a.encoding() == Encoding::kFlat && b.encoding() == Encoding::kFlat) {
    return std::ranges::equal(a.FlatInts(), b.FlatInts());
  }
  if (a.encoding() == Encoding::kSequence && b.encoding() == Encoding::kSequence) {
    return a.sequence_start() == b.sequence_start() && (a.sequence_step() == b.sequence_step() || a.length() < 2);
  }
  for (size_t row = 0; row < a.length(); ++row) {
    if (a.IntAt(row) != b.IntAt(row)) return false;
  }
  return true;
}

// Gives every row of `column` the number of its value, counting from 0.
void NumberAscending(const Column& column, std::vector<uint32_t>& group_of_row, std::vector<uint32_t>& first_row) {
  int64_t last = 0;
  for (size_t row = 0; row < column.length(); ++row) {
    const int64_t value = column.IntAt(row);
    if (row == 0 || value != last) first_row.push_back(static_cast<uint32_t>(row));
    last = value;
    group_of_row[row] = static_cast<uint32_t>(first_row.size() - 1);
  }
}

// The next row of each column, the one with the smallest value on top; of equal ones that of the first column.
class MergeHeap {
 public:
  struct Head {
    int64_t value;
    uint32_t column;
    friend auto operator<=>(const Head&, const Head&) = default;
  };
  void Add(Head head) { heads_.push_back(head); }
  void Order() {
    for (size_t i = heads_.size() / 2; i-- > 0;) Sink(i);
  }
  bool empty() const { return heads_.empty(); }
  const Head& top() const { return heads_.front(); }
  void ReplaceTop(int64_t value) {
    heads_.front().value = value;
    Sink(0);
  }
  void Pop() {
    heads_.front() = heads_.back();
    heads_.pop_back();
    if (!heads_.empty()) Sink(0);
  }

 private:
  void Sink(size_t at) {
    const Head head = heads_[at];
    for (size_t child = 2 * at + 1; child < heads_.size(); child = 2 * at + 1) {
      if (child + 1 < heads_.size() && heads_[child + 1] < heads_[child]) ++child;
      if (head < heads_[child]) break;
      heads_[at] = heads_[child];
      at = child;
    }
    heads_[at] = head;
  }

  std::vector<Head> heads_;
};

Result<RowGroups> MergeAscending(std::span<const ColumnRef> columns, size_t rows, const CancelToken& cancel) {
  std::vector<ColumnRef> flat;
  std::vector<uint32_t> next, begin, end;
  MergeHeap heads;
  uint32_t offset = 0;
  for (uint32_t c = 0; c < columns.size(); ++c) {
    flat.push_back(columns[c]->Flatten());
    next.push_back(offset);
    begin.push_back(offset);
    offset += static_cast<uint32_t>(columns[c]->length());
    end.push_back(offset);
    if (columns[c]->length() != 0) heads.Add({columns[c]->IntAt(0), c});
  }
  heads.Order();
  RowGroups groups;
  groups.group_of_row.resize(rows);
  int64_t last = 0;
  FLUX_TRY_STATUS(ForEachRow(rows, cancel, [&](size_t) {
    const auto [value, column] = heads.top();
    const uint32_t row = next[column]++;
    if (groups.first_row.empty() || value != last) groups.first_row.push_back(row);
    last = value;
    groups.group_of_row[row] = static_cast<uint32_t>(groups.first_row.size() - 1);
    if (next[column] == end[column]) {
      heads.Pop();
    } else {
      heads.ReplaceTop(flat[column]->FlatInts()[next[column] - begin[column]]);
    }
  }));
  return groups;
}

}  // namespace

bool IsMergeable(const plan::StreamFacts& facts, std::string_view column) {
  const plan::StreamSchema::Column* known = facts.schema.Find(column);
  const bool is_ordinal = known != nullptr && (known->type == ColumnType::kTime || known->type == ColumnType::kInt);
  return is_ordinal && facts.properties.AscendsBy(column);
}

Result<std::optional<RowGroups>> MergeRows(std::span<const ColumnRef> columns, const CancelToken& cancel) {
  size_t rows = 0;
  bool are_same = true;
  for (const ColumnRef& column : columns) {
    if (column->has_nulls()) return std::optional<RowGroups>();
    rows += column->length();
    are_same = are_same && HaveSameInts(*columns[0], *column);
  }
  if (!are_same) return MergeAscending(columns, rows, cancel);
  RowGroups groups;
  groups.group_of_row.resize(rows);
  if (rows == 0) return groups;
  NumberAscending(*columns[0], groups.group_of_row, groups.first_row);
  const size_t length = columns[0]->length();
  for (size_t from = length; from < rows; from += length) {
    FLUX_TRY_STATUS(cancel.Check());
    std::copy_n(groups.group_of_row.begin(), length, groups.group_of_row.begin() + static_cast<ptrdiff_t>(from));
  }
  return groups;
}

Result<RowGroups> GroupRows(std::span<const ColumnRef> columns, size_t rows, const CancelToken& cancel) {
  RowGroups groups;
  groups.group_of_row.assign(rows, 0);
  std::vector<uint32_t> numbers(rows);
  for (const ColumnRef& column : columns) {
    if (column->encoding() == Encoding::kConstant) continue;
    FLUX_TRY_STATUS(NumberColumn(*column, numbers, cancel));
    DenseNumbers combined(rows);
    FLUX_TRY_STATUS(ForEachRow(rows, cancel, [&](size_t row) {
      groups.group_of_row[row] = combined.Of(uint64_t{groups.group_of_row[row]} << 32 | numbers[row]);
    }));
  }
  for (size_t row = 0; row < rows; ++row) {
    if (groups.group_of_row[row] == groups.first_row.size()) groups.first_row.push_back(static_cast<uint32_t>(row));
  }
  return groups;
}

GroupedOrder OrderByGroup(const RowGroups& groups) {
  GroupedOrder grouped;
  grouped.offsets.assign(groups.count() + 1, 0);
  for (uint32_t group : groups.group_of_row) ++grouped.offsets[group + 1];
  for (size_t g = 0; g < groups.count(); ++g) grouped.offsets[g + 1] += grouped.offsets[g];
  std::vector<uint32_t> next(grouped.offsets.begin(), grouped.offsets.end() - 1);
  grouped.order.resize(groups.group_of_row.size());
  for (size_t row = 0; row < groups.group_of_row.size(); ++row) {
    grouped.order[next[groups.group_of_row[row]]++] = static_cast<uint32_t>(row);
  }
  return grouped;
}

}  // namespace flux::exec
