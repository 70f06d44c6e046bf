#pragma once

// Rows of tables of one schema on their way to the tables of their new group keys, which are values of the rows.

#include "runtime/exec/hashed_groups.h"
#include "runtime/exec/operator.h"

namespace flux::exec {

// Holds of each row the number of its group and the columns that are no part of the key.
class RowGrouper {
 public:
  RowGrouper(const Schema& schema, std::vector<size_t> key_columns);
  // Whether rows of the schema, with these columns as their new keys, can be added.
  bool Takes(const Schema& schema, std::span<const size_t> key_columns) const {
    return header_->schema == schema && std::ranges::equal(header_->key_columns, key_columns);
  }
  // Adds rows of the schema. Fails only when cancelled.
  Status Add(const Chunk& chunk, const CancelToken& cancel);
  // Sends the tables in ascending order of their keys, each with its rows in their order. To be called once, at last.
  Status Send(const ExecContext& context, TableSink& out);

 private:
  // Gives the rows of all groups, one group behind the other in the order of their keys; columns of keys are null.
  Chunk Gather(std::span<const uint32_t> ascending);
  TableBatch MakeBatch(const Chunk& rows, std::span<const uint32_t> groups, size_t first) const;

  const std::shared_ptr<const BatchHeader> header_;
  std::vector<size_t> other_columns_;
  Schema other_schema_;
  HashedGroups keys_;
  std::vector<uint32_t> group_of_row_;
  std::vector<Chunk> others_;
  std::vector<uint32_t> offsets_;  // once gathered: where each group begins, and where the last one ends
};

}  // namespace flux::exec
