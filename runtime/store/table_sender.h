#pragma once

// The tables of a scan on their way to the sink.

#include "runtime/source/source.h"
#include "runtime/store/chunk.h"
#include "runtime/store/column_parts.h"
#include "runtime/store/table_batcher.h"

namespace flux::store {

// Takes the tables one after another. The columns are `_start`, `_stop`, `_time`, `_value`, `_field`, `_measurement`,
// tags, less those that the scan does not send. Small tables leave together.
class TableSender {
 public:
  // All arguments must outlive this.
  TableSender(BucketState& bucket, const plan::ScanSpec& scan, ScanContext& context, TableSink& sink)
      : bucket_(bucket), scan_(scan), context_(context), sink_(sink), batcher_(bucket, scan, context, sink) {}

  // What follows is of this column, of which no more than `max_rows` rows will be sent.
  void Start(TableColumn column, TableKind kind, size_t max_rows);
  // Begins the table where rows do not do so.
  Status Begin();
  // Sends rows of the table in chunks of the size asked for.
  Status Send(const PartRows& rows);
  // Sends the rows of a part.
  Status SendPart(ColumnParts& parts, size_t i);
  // Sends a row, whose value is no string.
  Status SendPoint(int64_t time, uint64_t bits);
  // Whether more rows of the table may be of use.
  bool WantsRows() const { return !is_begun_ || is_batched_ || sink_.WantsRows(); }
  // Whether `SendChunk` may be used for tables of so many rows.
  bool SendsChunks(size_t rows) const { return batcher_.Takes(rows); }
  // Sends a table that is one chunk, of the kind that `GatheredRows` take, without `Start` and `End`.
  Status SendChunk(TableColumn column, TableKind kind, std::string_view bytes, size_t rows);
  // Sends the table whole: its key and one number, as aggregates give it.
  Status SendAggregate(ColumnType type, uint64_t bits) { return batcher_.AddAggregate(column_, type, bits); }
  // Ends the table if it has begun.
  Status End();
  // Sends what was held back.
  Status Finish() { return batcher_.Flush(); }

 private:
  Chunk MakeChunk(const PartRows& rows, size_t from, size_t count) const;

  BucketState& bucket_;
  const plan::ScanSpec& scan_;
  ScanContext& context_;
  TableSink& sink_;
  TableBatcher batcher_;
  TableColumn column_;
  TableKind kind_{ColumnType::kFloat};
  bool is_begun_ = false;
  bool is_batched_ = false;
  TableHeaderRef header_;  // once begun, of a table that leaves by itself
};

}  // namespace flux::store
