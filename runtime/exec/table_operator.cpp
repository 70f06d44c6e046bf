#include "runtime/exec/table_operator.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "runtime/exec/absent_columns.h"
#include "runtime/exec/outside_key.h"

namespace flux::exec {

Status WholeTableOperator::Begin(TableHeaderRef header) {
  header_ = std::move(header);
  return {};
}

Status WholeTableOperator::Push(const Chunk& chunk) {
  FLUX_TRY_STATUS(context_.cancel.Check());
  if (chunk.rows == 0) return {};
  chunks_.push_back(chunk);
  return {};
}

Status WholeTableOperator::End() {
  const Chunk rows = chunks_.empty()       ? MakeKeyChunk(*header_, 0)
                     : chunks_.size() == 1 ? chunks_.front()
                                           : Concatenate(header_->schema, chunks_);
  chunks_.clear();
  return Process(header_, rows);
}

Status WholeTableOperator::Emit(TableHeaderRef header, const Chunk& rows) {
  return SendRows(std::move(header), rows, context_.chunk_rows, out_);
}

Status SendRows(TableHeaderRef header, const Chunk& rows, size_t chunk_rows, TableSink& out) {
  FLUX_TRY_STATUS(out.Begin(std::move(header)));
  if (rows.rows > 0) {
    for (const Chunk& piece : SplitChunk(rows, chunk_rows)) FLUX_TRY_STATUS(out.Push(piece));
  }
  return out.End();
}

Result<size_t> FindColumn(std::string_view function, const TableHeader& header, std::string_view column) {
  if (std::optional<size_t> index = header.schema.Find(column)) return *index;
  std::vector<std::string_view> names;
  for (const ColumnDef& c : header.schema.columns()) names.push_back(c.name);
  return FailAtTable(ErrorCode::kFailedPrecondition,
                     fmt::format("`{}`: no column `{}` in table {}{}{}", function, column, header.key.DebugText(),
                                 names.empty() ? std::string() : fmt::format("; columns: {}", fmt::join(names, ", ")),
                                 SuggestColumn(column, header.schema)));
}

std::unexpected<Error> ColumnTypeError(std::string_view function, const ColumnDef& column, std::string_view wanted) {
  return Fail(ErrorCode::kFailedPrecondition, fmt::format("`{}`: column `{}` is of type {}, need {}", function,
                                                          column.name, ColumnTypeName(column.type), wanted));
}

TableHeaderRef WithSchema(const TableHeader& header, std::vector<ColumnDef> columns) {
  return std::make_shared<const TableHeader>(
      TableHeader{header.key, Schema(std::move(columns)), header.is_time_ordered});
}

Result<KeyTable> MakeKeyTable(std::string_view function, const GroupKey& key, std::vector<ColumnDef> defs,
                              std::vector<ColumnRef> columns, size_t rows) {
  std::vector<ColumnDef> all;
  Chunk chunk{.columns = {}, .rows = rows};
  for (const GroupKeyEntry& entry : key.entries()) {
    all.push_back({entry.name, entry.type});
    chunk.columns.push_back(Column::Constant(entry.type, entry.value, rows));
  }
  for (size_t i = 0; i < defs.size(); ++i) {
    FLUX_TRY_STATUS(CheckOutsideKey(function, key, defs[i].name));
    all.push_back(std::move(defs[i]));
    chunk.columns.push_back(std::move(columns[i]));
  }
  return KeyTable{std::make_shared<const TableHeader>(TableHeader{key, Schema(std::move(all)), false}),
                  std::move(chunk)};
}

double NumberAt(const Column& column, size_t row) {
  if (column.type() == ColumnType::kFloat) return column.FloatAt(row);
  if (column.type() == ColumnType::kUint) return static_cast<double>(column.UintAt(row));
  return static_cast<double>(column.IntAt(row));
}

}  // namespace flux::exec
