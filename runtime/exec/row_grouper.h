#pragma once

// Rows of tables of one schema on their way to the tables of their new group keys, which are values of the rows.

#include <memory>
#include <optional>

#include "runtime/exec/hashed_groups.h"
#include "runtime/exec/operator.h"
#include "runtime/spill/sorted_runs.h"

namespace flux::exec {

// Holds of each row the number of its group and the columns that are no part of the key. What should not stay in memory
// is written in the order of the keys.
class RowGrouper {
 public:
  RowGrouper(const Schema& schema, std::vector<size_t> key_columns, const ExecContext& context);
  // Whether rows of the schema, with these columns as their new keys, can be added.
  bool Takes(const Schema& schema, std::span<const size_t> key_columns) const {
    return header_->schema == schema && std::ranges::equal(header_->key_columns, key_columns);
  }
  // Adds rows of the schema. Fails when cancelled, or when they cannot be written.
  Status Add(const Chunk& chunk);
  // Sends the tables in ascending order of their keys, each with its rows in their order. To be called once, at last.
  Status Send(TableSink& out);

 private:
  Status WriteRun();
  Status SendRuns(TableSink& out);
  template <typename Visit>
  Status TakeBatches(Visit visit);
  // Gives the rows of all groups, one group behind the other in the order of their keys; columns of keys are null.
  Result<Chunk> Gather(std::span<const uint32_t> ascending);
  TableBatch MakeBatch(const Chunk& rows, std::span<const uint32_t> groups, size_t first) const;

  const ExecContext& context_;
  const std::shared_ptr<const BatchHeader> header_;
  std::vector<size_t> other_columns_;
  Schema other_schema_;
  // Of the rows in memory:
  std::unique_ptr<HashedGroups> keys_;
  std::vector<uint32_t> group_of_row_;
  std::vector<Chunk> others_;
  size_t other_bytes_ = 0;
  std::vector<uint32_t> offsets_;  // once gathered: where each group begins, and where the last one ends
  // Those that were written before.
  std::optional<SortedRuns> runs_;
};

}  // namespace flux::exec
