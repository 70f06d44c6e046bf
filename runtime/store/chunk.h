#pragma once

// Chunks: up to `kChunkRows` points of one series and field, encoded, and the statistics that let a scan skip them.
// Chunks of a series and field never overlap in time.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/plan/plan.h"
#include "runtime/store/column_rows.h"
#include "runtime/store/series_index.h"

namespace flux::store {

constexpr size_t kChunkRows = 8192;

// What is known of a chunk without reading it; there may be as many as series, so it is as small as it can be. Values
// are bit patterns; of strings there are none, and of floats `min` and `max` leave NaN out. Integers have a sum, which
// wraps around and so may be put together in any way; chunks that were written before there were sums have none.
struct ChunkInfo {
  int64_t min_time = 0, max_time = 0;
  uint32_t bytes = 0;
  uint16_t rows = 0;
  bool has_min_max : 1 = false;
  bool has_nan : 1 = false;
  bool has_sum : 1 = false;
  // Times have equal steps, and the first rows that have `min` and `max` are these. Older chunks do not say so.
  bool has_places : 1 = false;
  uint16_t min_row = 0, max_row = 0;
  // Whose chunk it is, and the pack that it is in and where; 0: it has a record of its own. None of the three is a part
  // of the stored form.
  ColumnId column = 0;
  uint32_t pack = 0, offset = 0;
  uint64_t min = 0, max = 0, first = 0, last = 0, sum = 0;

  // The time of a row, where times have equal steps.
  int64_t RegularTime(uint16_t row) const;
};

// The form in which chunk lists are stored, for `DecodeChunkInfo`.
std::string EncodeChunkInfo(const ChunkInfo& info);
// Gives false when the bytes are not a chunk's description.
bool DecodeChunkInfo(std::string_view bytes, ChunkInfo& info);

// Encodes rows [from, to), which are sorted and at least one, and describes them.
std::string EncodeChunk(const ColumnRows& rows, size_t from, size_t to, ChunkInfo& info);

// Which columns of a chunk a reader wants.
struct ChunkParts {
  bool times = true;
  bool values = true;
};
// What was asked for of a chunk.
struct DecodedChunk {
  ColumnRef times;   // null when not wanted
  ColumnRef values;  // null when not wanted
};
// Fails with `kDataLoss` when the bytes are not a chunk of `rows` rows of `type`.
Result<DecodedChunk> DecodeChunk(std::string_view bytes, ColumnType type, size_t rows, ChunkParts parts);

// Rows [from, to) of columns; those that were not asked for are null.
struct PartRows {
  ColumnRef times, values;
  size_t from = 0, to = 0;
  size_t size() const { return to - from; }
};
// Decodes the rows of a chunk that are within a range, and at most a few around them; with their times. Fails as
// `DecodeChunk` does.
Result<PartRows> DecodeRows(std::string_view bytes, ColumnType type, size_t rows, bool wants_values,
                            plan::TimeRange range);

// Decodes a chunk of `rows` numbers or times, as bit patterns, to where there is room for them; null: not wanted. Fails
// as `DecodeChunk` does.
Status DecodeNumbers(std::string_view bytes, ColumnType type, size_t rows, int64_t* times, uint64_t* values);

}  // namespace flux::store
