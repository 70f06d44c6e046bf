#include "runtime/exec/merged_pairs.h"

#include <algorithm>

#include "runtime/exec/hashed_groups.h"
#include "runtime/spill/row_sorter.h"

namespace flux::exec {
namespace {

// Nulls are equal to nothing.
Chunk WithoutNulls(const Chunk& rows, const std::vector<size_t>& keys) {
  const auto has_nulls = [&](size_t k) { return rows.columns[k]->has_nulls(); };
  if (std::ranges::none_of(keys, has_nulls)) return rows;
  std::vector<uint32_t> kept;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    const auto is_null = [&](size_t k) { return rows.columns[k]->IsNull(row); };
    if (std::ranges::none_of(keys, is_null)) kept.push_back(row);
  }
  return TakeRows(rows, kept);
}

// The rows of a table in the order of the columns that they are found by.
class SortedSide {
 public:
  SortedSide(const PairedTable& side, const ExecContext& context)
      : side_(side),
        sorter_(
            *context.spill, side.table.header->schema.columns(),
            [this](const Chunk& rows, size_t row, std::string& text) {
              for (const size_t k : side_.keys) AppendRowText(*rows.columns[k], row, text);
            },
            context.cancel) {}

  Result<MergedRuns> Sort() {
    FLUX_TRY_STATUS(
        side_.table.ForEach([this](const Chunk& rows) { return sorter_.Add(WithoutNulls(rows, side_.keys)); }));
    return sorter_.Finish();
  }
  RowCopier MakeCopier() const { return RowCopier(sorter_.columns()); }

 private:
  const PairedTable& side_;
  RowSorter sorter_;
};

}  // namespace

Status VisitMergedPairs(const PairedTable& left, const PairedTable& right, const ExecContext& context,
                        const std::function<Status(const Chunk& left, const Chunk& right)>& visit) {
  SortedSide left_side(left, context), right_side(right, context);
  FLUX_TRY(MergedRuns left_rows, left_side.Sort());
  FLUX_TRY(MergedRuns right_rows, right_side.Sort());
  RowCopier of_left = left_side.MakeCopier(), of_right = right_side.MakeCopier();
  const auto send = [&]() -> Status {
    FLUX_TRY_STATUS(context.cancel.Check());
    return visit(of_left.Finish(), of_right.Finish());
  };
  std::vector<RunRow> equal;  // rows of the right table
  while (left_rows.has_row() && right_rows.has_row()) {
    const int order = left_rows.key().compare(right_rows.key());
    if (order != 0) {
      FLUX_TRY_STATUS(order < 0 ? left_rows.Next() : right_rows.Next());
      continue;
    }
    const std::string key(left_rows.key());
    equal.clear();
    while (right_rows.has_row() && right_rows.key() == key) {
      equal.push_back(right_rows.row());
      FLUX_TRY_STATUS(right_rows.Next());
    }
    while (left_rows.has_row() && left_rows.key() == key) {
      for (const RunRow& row : equal) {
        of_left.Add(left_rows.row());
        of_right.Add(row);
        if (of_left.rows() >= context.chunk_rows) FLUX_TRY_STATUS(send());
      }
      FLUX_TRY_STATUS(left_rows.Next());
    }
  }
  return of_left.rows() > 0 ? send() : Status();
}

}  // namespace flux::exec
