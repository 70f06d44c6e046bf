#pragma once

// Rows of small tables on their way into one batch: appended where they will stay, without a column for each chunk.

#include "runtime/column/builder.h"
#include "runtime/store/chunk.h"

namespace flux::store {

// Rows with values of one type.
class GatheredRows {
 public:
  // Whether rows of the type can be appended as bit patterns and from chunks.
  static bool IsPlain(ColumnType type) { return IsNumber(type) || type == ColumnType::kTime; }

  // Begins anew with values of another type, mostly of so many rows. Nothing is kept of columns that are not among the
  // `parts`.
  void Start(ColumnType type, ChunkParts parts, size_t most_rows);
  size_t size() const { return size_; }
  // Appends rows of any type.
  void Append(const PartRows& rows);
  // Appends a row; the type must be plain. A time that is not kept may be anything.
  void AppendPoint(int64_t time, uint64_t bits);
  // Appends the rows of an encoded chunk; the type must be plain.
  Status AppendChunk(std::string_view bytes, size_t rows);
  // Gives the columns of all rows, null when they are not kept, and forgets the rows.
  PartRows Finish();

 private:
  // Makes room for as many rows as a batch mostly has, so that it does not keep more.
  void Reserve();
  // Where the bit patterns of `rows` more values go.
  uint64_t* Extend(size_t rows);
  ColumnRef FinishValues();

  ChunkParts parts_;
  ColumnType type_ = ColumnType::kFloat;
  size_t size_ = 0, most_rows_ = 0;
  std::vector<int64_t> times_;
  // The values are in one of these, by the type.
  std::vector<double> floats_;
  std::vector<int64_t> ints_;
  std::vector<uint64_t> uints_;
  ColumnBuilder others_{ColumnType::kString};
};

}  // namespace flux::store
