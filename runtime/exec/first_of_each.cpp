#include "runtime/exec/first_of_each.h"

#include <algorithm>

#include "runtime/exec/hashed_groups.h"

namespace flux::exec {
namespace {

RowKeyText TextOf(size_t column) {
  return
      [column](const Chunk& rows, size_t row, std::string& text) { AppendRowText(*rows.columns[column], row, text); };
}

std::vector<ColumnDef> WithArrival(std::vector<ColumnDef> columns) {
  columns.push_back({"arrival", ColumnType::kInt});
  return columns;
}

size_t PlaceOf(const std::vector<ColumnDef>& columns, const std::string& name) {
  return static_cast<size_t>(std::ranges::find(columns, name, &ColumnDef::name) - columns.begin());
}

}  // namespace

FirstOfEach::FirstOfEach(const TableHeader& header, size_t column, const ExecContext& context)
    : context_(context),
      varying_(header),
      columns_(WithArrival(varying_.columns())),
      by_value_(*context.spill, columns_, TextOf(PlaceOf(columns_, header.schema[column].name)), context.cancel) {}

Status FirstOfEach::Add(const Chunk& rows) {
  Chunk numbered = varying_.Of(rows);
  numbered.columns.push_back(Column::Sequence(ColumnType::kInt, arrived_, 1, rows.rows));
  arrived_ += static_cast<int64_t>(rows.rows);
  return by_value_.Add(std::move(numbered));
}

Status FirstOfEach::Visit(const std::function<Status(const Chunk& rows)>& visit) {
  RowSorter by_arrival(*context_.spill, columns_, TextOf(columns_.size() - 1), context_.cancel);
  RowCopier copier(columns_);
  FLUX_TRY(MergedRuns merged, by_value_.Finish());
  for (std::string value; merged.has_row();) {
    value = merged.key();
    copier.Add(merged.row());
    do {
      FLUX_TRY_STATUS(merged.Next());
    } while (merged.has_row() && merged.key() == value);
    if (copier.rows() == context_.chunk_rows || !merged.has_row()) FLUX_TRY_STATUS(by_arrival.Add(copier.Finish()));
  }
  FLUX_TRY(MergedRuns first, by_arrival.Finish());
  return first.CopyAll(copier, context_.chunk_rows, context_.cancel, [&](Chunk rows) {
    rows.columns.pop_back();
    return visit(varying_.Complete(rows));
  });
}

}  // namespace flux::exec
