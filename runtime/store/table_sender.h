#pragma once

// One table of a scan on its way to the sink.

#include "runtime/source/source.h"
#include "runtime/store/chunk.h"
#include "runtime/store/column_parts.h"

namespace flux::store {

// The columns are `_start`, `_stop`, `_time`, `_value`, `_field`, `_measurement`, tags; without `_time` or `_value`
// when `parts` says so.
class TableSender {
 public:
  TableSender(GroupKey key, ColumnType type, ChunkParts parts, ScanContext& context, TableSink& sink)
      : key_(std::move(key)), type_(type), parts_(parts), context_(context), sink_(sink) {}

  // Begins the table where rows do not do so.
  Status Begin();
  // Sends rows of the table in chunks of the size asked for.
  Status Send(const PartRows& rows);
  // Sends the table whole: its key and one value, as aggregates give it.
  Status SendAggregate(ColumnType type, ColumnRef value);
  // Ends the table if it has begun.
  Status End() { return is_begun_ ? sink_.End() : Status(); }

 private:
  Chunk MakeChunk(const PartRows& rows, size_t from, size_t count) const;

  const GroupKey key_;
  const ColumnType type_;
  const ChunkParts parts_;
  ScanContext& context_;
  TableSink& sink_;
  bool is_begun_ = false;
};

}  // namespace flux::store
