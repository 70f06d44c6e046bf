#include "runtime/exec/aggregate_column.h"

#include <fmt/format.h>

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
    return FailAtTable(ErrorCode::kFailedPrecondition,
                       fmt::format("`{}`: column `{}` does not exist in table {}; {}", def.name, name,
                                   header.key.DebugText(), ColumnHint(name)));
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

}  // namespace flux::exec
