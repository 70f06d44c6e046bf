#include "runtime/exec/aggregate_column.h"

#include <fmt/format.h>

#include <numeric>

#include "runtime/base/suggest.h"

namespace flux::exec {

namespace {

// What to name instead of a column that is not there. Which other columns there are depends on what was read.
std::string_view ColumnHint(std::string_view column) {
  const std::string usual[] = {"_value"};
  return Closest(column, usual) ? "did you mean `_value`?" : "`column` names the one to use";
}

}  // namespace

Result<AggregateColumn> FindAggregateColumn(const plan::Aggregation& aggregation, const TableHeader& header) {
  const plan::AggregateDef& def = *aggregation.fn;
  const std::string& name = aggregation.column;
  const std::optional<size_t> column = header.schema.Find(name);
  if (!column) {
    return FailAtTable(ErrorCode::kFailedPrecondition, fmt::format("`{}`: no column `{}` in table {}; {}", def.name,
                                                                   name, header.key.DebugText(), ColumnHint(name)));
  }
  if (!def.is_selector && header.key.Contains(name)) {
    return FailAtTable(ErrorCode::kFailedPrecondition,
                       fmt::format("`{}`: column `{}` is part of the group key of table {}; remove it with `group`",
                                   def.name, name, header.key.DebugText()));
  }
  const ColumnType type = header.schema[*column].type;
  auto result_type = aggregation.ResultType(type);
  if (!result_type) {
    result_type.error().message += fmt::format("; found in table {}", header.key.DebugText());
    result_type.error().names_table = true;
    return std::unexpected(std::move(result_type.error()));
  }
  return AggregateColumn{*column, type, *result_type};
}

Result<RowTable> MakeAggregateTable(const plan::Aggregation& aggregation, const GroupKey& key,
                                    const AggregateColumn& column, AggregateStates& states, size_t state) {
  std::vector<ColumnDef> columns;
  Chunk row{{}, 1};
  for (const GroupKeyEntry& entry : key.entries()) {
    columns.push_back({entry.name, entry.type});
    row.columns.push_back(Column::Constant(entry.type, entry.value, 1));
  }
  columns.push_back({aggregation.column, column.result_type});
  ColumnBuilder value(column.result_type);
  FLUX_TRY_STATUS(states.Append(state, state + 1, value));
  row.columns.push_back(value.Finish());
  return RowTable{{key, Schema(std::move(columns)), false}, std::move(row)};
}

RowRange RowsOf(const TableBatch& batch, size_t table) {
  return {static_cast<uint32_t>(batch.from(table)), static_cast<uint32_t>(batch.to(table))};
}

TableBatch StartResults(const TableBatch& batch, std::span<const size_t> keys, std::span<const ColumnDef> others,
                        bool is_time_ordered) {
  auto header = std::make_shared<BatchHeader>();
  header->is_time_ordered = is_time_ordered;
  TableBatch results;
  std::vector<ColumnDef> columns;
  for (const size_t k : keys) {
    header->key_columns.push_back(columns.size());
    columns.push_back(batch.header->schema[k]);
    results.columns.push_back(batch.columns[k]);
  }
  columns.insert(columns.end(), others.begin(), others.end());
  header->schema = Schema(std::move(columns));
  results.header = std::move(header);
  return results;
}

Result<TableBatch> MakeAggregateTables(const plan::Aggregation& aggregation, const TableBatch& batch,
                                       const AggregateColumn& column, AggregateStates& states) {
  const ColumnDef value{aggregation.column, column.result_type};
  TableBatch results = StartResults(batch, batch.header->key_columns, {&value, 1});
  ColumnBuilder values(column.result_type);
  values.Reserve(batch.tables());
  FLUX_TRY_STATUS(states.Append(0, batch.tables(), values));
  results.columns.push_back(values.Finish());
  results.ends.resize(batch.tables());
  std::iota(results.ends.begin(), results.ends.end(), 1);
  return results;
}

TableBatch SelectedTables(const TableBatch& batch, const AggregateStates& states) {
  std::vector<uint32_t> tables(batch.tables()), rows, ends;
  std::iota(tables.begin(), tables.end(), 0);
  for (const uint32_t table : tables) {
    if (const uint32_t row = states.SelectedRow(table); row != AggregateStates::kNoRow) rows.push_back(row);
    ends.push_back(static_cast<uint32_t>(rows.size()));
  }
  return batch.Take(tables, rows, std::move(ends));
}

}  // namespace flux::exec
