#include "runtime/exec/column_aggregate.h"

namespace flux::exec {

Status ColumnAggregate::Begin(TableHeaderRef header) {
  FLUX_TRY(index_, FindColumn(function_, *header, column_));
  if (header->key.Contains(column_)) {
    return Fail(ErrorCode::kInvalid, std::string("`") + std::string(function_) + "`: cannot aggregate column `" +
                                         column_ + "` of the group key; use `group` to take it out");
  }
  const std::optional<ColumnType> result = Start(header->schema[index_].type);
  if (!result) return ColumnTypeError(function_, header->schema[index_], "a number");
  result_type_ = *result;
  header_ = std::move(header);
  return {};
}

Status ColumnAggregate::Push(const Chunk& chunk) { return Fold(*chunk.columns[index_]); }

Status ColumnAggregate::End() {
  std::vector<ColumnDef> defs;
  Chunk row{.columns = {}, .rows = 1};
  for (const GroupKeyEntry& entry : header_->key.entries()) {
    defs.push_back({entry.name, entry.type});
    row.columns.push_back(Column::Constant(entry.type, entry.value, 1));
  }
  defs.push_back({column_, result_type_});
  FLUX_TRY(Value result, Finished());
  if (result.is_null()) result = Value::Null(ToValueKind(result_type_));
  row.columns.push_back(Column::Constant(result_type_, std::move(result), 1));
  return SendRows(std::make_shared<const TableHeader>(TableHeader{header_->key, Schema(std::move(defs)), false}), row,
                  1, out_);
}

double NumberAt(const Column& column, size_t row) {
  if (column.type() == ColumnType::kFloat) return column.FloatAt(row);
  if (column.type() == ColumnType::kUint) return static_cast<double>(column.UintAt(row));
  return static_cast<double>(column.IntAt(row));
}

}  // namespace flux::exec
