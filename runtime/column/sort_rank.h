#pragma once

// The order of values as `sort` has it.

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "runtime/column/column.h"

namespace flux {

// Numbers in the order of the values they are made of. NaN comes last, zeros of both signs are equal.
inline uint64_t SortRank(double value) {
  constexpr uint64_t kSignBit = uint64_t{1} << 63;
  if (std::isnan(value)) return std::numeric_limits<uint64_t>::max();
  const uint64_t bits = std::bit_cast<uint64_t>(value == 0 ? 0.0 : value);
  return (bits & kSignBit) ? ~bits : bits | kSignBit;
}
inline uint64_t SortRank(int64_t value) { return static_cast<uint64_t>(value) ^ (uint64_t{1} << 63); }
inline uint64_t SortRank(uint64_t value) { return value; }
inline uint64_t SortRank(bool value) { return value; }

// Calls `visit(row, rank)` for the rows [from, to) of a column of anything but texts; the rank of a null is 0.
template <typename Visit>
void ForEachSortRank(const Column& column, size_t from, size_t to, Visit&& visit) {
  const auto each = [&](auto value_at) {
    for (size_t row = from; row < to; ++row) visit(row, column.IsNull(row) ? 0 : SortRank(value_at(row)));
  };
  switch (column.type()) {
    case ColumnType::kBool:
      return each([&](size_t row) { return column.BoolAt(row); });
    case ColumnType::kInt:
    case ColumnType::kTime:
      return each([&](size_t row) { return column.IntAt(row); });
    case ColumnType::kUint:
      return each([&](size_t row) { return column.UintAt(row); });
    case ColumnType::kFloat:
      return each([&](size_t row) { return column.FloatAt(row); });
    case ColumnType::kString:
      return;
  }
}

}  // namespace flux
