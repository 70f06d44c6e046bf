#pragma once

// Points of one series and field outside of chunks: fresh writes in memory, and what merging them with chunks gives.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/column/column.h"

namespace flux::store {

// Rows that somebody else keeps: of (time, value). A value is its 64-bit pattern; for strings, the place of a
// length-prefixed entry in `text`.
struct RowsView {
  ColumnType type = ColumnType::kFloat;
  std::span<const int64_t> times;
  std::span<const uint64_t> bits;
  std::string_view text;
  bool is_sorted = true;  // strictly ascending times

  size_t size() const { return times.size(); }
  bool empty() const { return times.empty(); }
  // The string of a row, a view into `text`.
  std::string_view StringAt(size_t row) const;
  // Index of the first row at or after `time`; rows must be sorted.
  size_t LowerBound(int64_t time) const;
  // Rows [from, to).
  RowsView Part(size_t from, size_t to) const {
    return {type, times.subspan(from, to - from), bits.subspan(from, to - from), text, is_sorted};
  }
};

// Such rows in memory of their own.
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
  void AppendRows(const RowsView& other, size_t from, size_t to);
  std::string_view StringAt(size_t row) const { return RowsView(*this).StringAt(row); }
  // Orders by time; of equal times the last appended row stays.
  void Sort();
  // Index of the first row at or after `time`; rows must be sorted.
  size_t LowerBound(int64_t time) const { return RowsView(*this).LowerBound(time); }
  // Whether so much can be appended while views of what is there stay valid.
  bool HasRoomFor(size_t rows, size_t text_bytes) const {
    return rows <= times.capacity() - times.size() && rows <= bits.capacity() - bits.size() &&
           text_bytes <= text.capacity() - text.size();
  }
  // A copy with room for so much, and for as much again as is there.
  ColumnRows Grown(size_t rows, size_t text_bytes) const;
  // Valid until something but rows for which there is room is changed.
  operator RowsView() const { return {type, times, bits, text, is_sorted}; }
};

// How many bytes of text a string takes.
constexpr size_t TextBytesOf(std::string_view value) { return sizeof(uint32_t) + value.size(); }

// Joins two sorted runs; where both have a time, `newer` wins.
ColumnRows MergeRows(const ColumnRows& older, const ColumnRows& newer);

// Rows [from, to) as columns for a scan; `TimesOf` gives a sequence when the steps are equal.
ColumnRef TimesOf(const RowsView& rows, size_t from, size_t to);
ColumnRef ValuesOf(const RowsView& rows, size_t from, size_t to);
// The reverse, from decoded columns without nulls.
ColumnRows ToRows(const Column& times, const Column& values);

// The step of regular times, or 0 when they are not regular. One row is regular.
int64_t RegularStep(std::span<const int64_t> times);

}  // namespace flux::store
