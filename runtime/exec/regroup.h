#pragma once

// Finding the tables that rows belong to after a map changed group key columns.

#include <map>
#include <vector>

#include "runtime/table/table.h"

namespace flux::exec {

// Splits chunks of one input table by the values of the key columns that are left; keys come out in ascending order,
// rows in the order of the input.
class Regrouper {
 public:
  // `old_key` is the input table's; its columns that `schema` still has form the new key.
  Regrouper(const GroupKey& old_key, Schema schema);
  const Schema& schema() const { return schema_; }
  // Adds rows of the schema.
  void Add(const Chunk& chunk);
  const std::map<GroupKey, std::vector<Chunk>>& groups() const { return groups_; }

 private:
  GroupKey KeyAt(const Chunk& chunk, size_t row) const;
  Chunk WithConstantKeys(Chunk chunk, const GroupKey& key) const;

  Schema schema_;
  std::vector<size_t> key_columns_;
  std::map<GroupKey, std::vector<Chunk>> groups_;
};

}  // namespace flux::exec
