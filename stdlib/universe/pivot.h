#pragma once

// What `pivot` is asked for, and what its two ways to make a table share.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/row_groups.h"
#include "runtime/plan/plan.h"

namespace flux::stdlib {

struct PivotSpec final : plan::Spec {
  static constexpr std::string_view kName = "pivot";
  std::vector<std::string> row_key, column_key;
  std::string value_column;
  void Describe(plan::Description& out) const override;
};

// An input table, of which an output table is made with others, and which of its columns play which part.
struct PivotInput {
  exec::StoredTable table;
  std::vector<size_t> row_key, column_key;
  size_t value = 0;
  const Schema& schema() const { return table.header->schema; }
  ColumnType value_type() const { return schema()[value].type; }
};

// The columns that values come to stand in, by name, in the order in which they are first seen.
class PivotColumns {
 public:
  // Finds or adds the column of a row of the input; fails when it has values of another type.
  Result<size_t> FindOrAdd(const PivotInput& input, const Chunk& rows, size_t row);
  const std::vector<ColumnDef>& columns() const { return columns_; }

 private:
  std::vector<ColumnDef> columns_;
  std::map<std::string, size_t, std::less<>> by_name_;
};

// Groups rows of an input by the column in which their values come to stand. Fails only when cancelled.
Result<exec::RowGroups> GroupByName(const PivotInput& input, const Chunk& rows, const CancelToken& cancel);
// The columns of the first input that the output keeps.
std::vector<ColumnDef> KeptColumns(const PivotSpec& spec, const GroupKey& key, const Schema& first);
// Whether rows come out in the order of their times: when those of all inputs do, and time alone is what identifies a
// row. `has_nulls`: there are rows without a time.
bool ComeInOrderOfTime(const PivotSpec& spec, const std::vector<PivotInput>& inputs, bool has_nulls);
// Fails when a column that a value names is one of those that are kept.
Status CheckNamesFree(const std::vector<ColumnDef>& kept, const std::vector<ColumnDef>& made);

// Makes the output table of inputs that memory has no room for: sorts rows by the row key, in files, and what becomes
// of them by the order in which they came.
Status PivotOnDisk(const PivotSpec& spec, const GroupKey& key, const std::vector<PivotInput>& inputs,
                   const exec::ExecContext& context, TableSink& out);

}  // namespace flux::stdlib
