#pragma once

// What aggregates of whole tables and of groups share: the column that is aggregated, and the table that comes of it.

#include "runtime/exec/aggregate_states.h"

namespace flux::exec {

// A column that an aggregate can take.
struct AggregateColumn {
  size_t index = 0;
  ColumnType type = ColumnType::kInt;         // of its values
  ColumnType result_type = ColumnType::kInt;  // of the aggregate's value
};
// Finds the aggregated column of a table. Fails when there is none, when it is in the group key though the aggregate
// gives a value of its own, and when the aggregate does not admit its type.
Result<AggregateColumn> FindAggregateColumn(const plan::Aggregation& aggregation, const TableHeader& header);

// A table of one row.
struct RowTable {
  TableHeader header;
  Chunk row;
};
// Makes the table of a group key and the value of a state. Fails when cancelled.
Result<RowTable> MakeAggregateTable(const plan::Aggregation& aggregation, const GroupKey& key,
                                    const AggregateColumn& column, AggregateStates& states, size_t state);

// The rows of a table of a batch.
RowRange RowsOf(const TableBatch& batch, size_t table);
// Begins tables of these columns of the keys of a batch and, behind them, others, whose values are not there yet.
TableBatch StartResults(const TableBatch& batch, std::span<const size_t> keys, std::span<const ColumnDef> others,
                        bool is_time_ordered = false);
// Makes the tables of the group keys of a batch and the values of as many states, from state 0 on. Fails when
// cancelled.
Result<TableBatch> MakeAggregateTables(const plan::Aggregation& aggregation, const TableBatch& batch,
                                       const AggregateColumn& column, AggregateStates& states);
// The rows that the states of a selector, one for each table, select of them.
TableBatch SelectedTables(const TableBatch& batch, const AggregateStates& states);

}  // namespace flux::exec
