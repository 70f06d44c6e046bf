#pragma once

// An aggregate over rows that are grouped by their values, for tables of one schema.

#include "runtime/exec/aggregate_states.h"
#include "runtime/exec/hashed_groups.h"
#include "runtime/exec/operator.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/row_origins.h"
#include "runtime/exec/selected_rows.h"

namespace flux::exec {

class HashedAggregate {
 public:
  // Whether it can be: what fails needs the tables of the groups.
  static bool Takes(const plan::Aggregation& aggregation, const Schema& schema, std::span<const size_t> key_columns);
  // Of an aggregate, which must outlive it, over tables of `schema`, with these columns as new keys.
  HashedAggregate(const plan::Aggregation& aggregation, const Schema& schema, std::vector<size_t> key_columns,
                  RowOrigins origins, const ExecContext& context);

  // Whether tables of the schema have old and new keys of the same columns.
  bool Fits(const Schema& schema, std::span<const size_t> key_columns, const RowOrigins& origins) const {
    return schema_ == schema && std::ranges::equal(groups_.key_columns(), key_columns) && row_origins_ == origins;
  }
  size_t size() const { return groups_.size(); }
  // About how many bytes it takes.
  size_t held_bytes() const { return groups_.held_bytes() + state_count_ * kBytesPerState + selected_.held_bytes(); }
  // The columns of the keys.
  std::vector<ColumnRef> KeyColumns(const Chunk& rows) const { return groups_.KeyColumns(rows); }
  // Whether rows with the key of this one have been folded.
  bool Knows(const Chunk& rows, size_t row) { return groups_.Knows(rows.columns, row); }
  // Folds rows, which `groups` puts together by the columns of the keys.
  void Fold(const Chunk& rows, const RowGroups& groups);
  // Sends a table for each group, in ascending order of their keys: of one row, of selectors of none where no row is
  // selected. Nothing is left.
  Status Send(TableSink& out, size_t tables_at_once, const CancelToken& cancel);

  // The groups as they would be by themselves: the headers of their tables, and under the same numbers the states and,
  // of selectors, the rows that are selected.
  struct Parts {
    std::vector<TableHeader> groups;
    std::vector<TableHeaderRef> origins;  // of each group: the table of its first row
    RowOrigins row_origins;               // of rows as were folded
    std::unique_ptr<AggregateStates> states;
    std::vector<std::optional<Chunk>> selected;
    ColumnType type;  // of the aggregated column
  };
  Parts Take() &&;

 private:
  // What a state may take.
  static constexpr size_t kBytesPerState = 32;

  bool is_selector() const { return aggregation_.fn->is_selector; }
  Chunk OtherColumns(const Chunk& rows) const;
  Status SendSelected(TableSink& out, size_t tables_at_once, const CancelToken& cancel);
  std::optional<Chunk> SelectedOf(uint32_t group, const GroupKey& key) const;

  const plan::Aggregation& aggregation_;
  const Schema schema_;
  const size_t column_;                // that is aggregated
  std::vector<size_t> other_columns_;  // than those of the keys
  HashedGroups groups_;
  std::unique_ptr<AggregateStates> states_;
  size_t state_count_ = 0;
  RowOrigins row_origins_;
  // The tables that brought the first rows of groups, each with the number of its first group.
  std::vector<std::pair<size_t, TableHeaderRef>> origins_;
  // Of selectors, without the columns of the keys.
  SelectedRows selected_;
};

}  // namespace flux::exec
