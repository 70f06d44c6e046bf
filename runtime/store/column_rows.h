#pragma once

// Points of one series and field outside of chunks: fresh writes in memory, and what merging them with chunks gives.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/column/column.h"

namespace flux::store {

// Rows of (time, value). A value is its 64-bit pattern; for strings, the place of a length-prefixed entry in `text`.
struct ColumnRows {
  ColumnType type = ColumnType::kFloat;
  std::vector<int64_t> times;
  std::vector<uint64_t> bits;
  std::string text;
  bool is_sorted = true;  // strictly ascending times

  size_t size() const { return times.size(); }
  bool empty() const { return times.empty(); }
  // Bytes that the rows keep in memory, for the limit of fresh points.
  size_t ByteSize() const { return times.size() * 16 + text.size(); }
  // Appends rows that are no strings, in any order of time.
  void Append(int64_t time, uint64_t value);
  void Append(std::span<const int64_t> more_times, std::span<const uint64_t> more_bits);
  // Appends a string, which is copied into `text`.
  void AppendString(int64_t time, std::string_view value);
  // Appends rows [from, to) of rows of the same type.
  void AppendRows(const ColumnRows& other, size_t from, size_t to);
  std::string_view StringAt(size_t row) const;
  // Orders by time; of equal times the last appended row stays.
  void Sort();
  // Index of the first row at or after `time`; rows must be sorted.
  size_t LowerBound(int64_t time) const;
};

// Joins two sorted runs; where both have a time, `newer` wins.
ColumnRows MergeRows(const ColumnRows& older, const ColumnRows& newer);

// Rows [from, to) as columns for a scan; `TimesOf` gives a sequence when the steps are equal.
ColumnRef TimesOf(const ColumnRows& rows, size_t from, size_t to);
ColumnRef ValuesOf(const ColumnRows& rows, size_t from, size_t to);
// The reverse, from decoded columns without nulls.
ColumnRows ToRows(const Column& times, const Column& values);

// The step of regular times, or 0 when they are not regular. One row is regular.
int64_t RegularStep(std::span<const int64_t> times);

}  // namespace flux::store
