#include "runtime/exec/row_groups.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <unordered_map>

#include "runtime/base/cancelable_loop.h"

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
  std::unordered_map<std::string_view, uint32_t> seen;
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
  std::unordered_map<std::string_view, uint32_t> seen;
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

}  // namespace

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
