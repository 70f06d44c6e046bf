#pragma once

// The groups of an aggregate that memory has no room for beside those whose states it holds: their rows wait in files.

#include "runtime/exec/hashed_aggregate.h"
#include "runtime/exec/row_grouper.h"

namespace flux::exec {

class WaitingGroups {
 public:
  // Of rows of `schema` with these columns as new keys. All arguments must outlive it.
  WaitingGroups(const plan::Aggregation& aggregation, const Schema& schema, std::vector<size_t> key_columns,
                const ExecContext& context);
  // Adds rows, all rows of whose groups come this way.
  Status Add(const Chunk& rows) { return rows_.Add(rows); }
  // Sends a table for each group, and for each of those that are held, as `HashedAggregate` does, in ascending order of
  // their keys; nothing is left.
  Status Send(std::optional<HashedAggregate>& held, TableSink& out);
  // Sends the groups as tables of all their rows instead.
  Status SendRows(TableSink& out) { return rows_.Send(out); }

 private:
  BatchHeader ResultHeader(ColumnType result_type) const;

  const plan::Aggregation& aggregation_;
  const Schema schema_;
  const std::vector<size_t> key_columns_;
  const ExecContext& context_;
  RowGrouper rows_;
};

}  // namespace flux::exec
