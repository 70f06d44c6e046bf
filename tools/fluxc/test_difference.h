#pragma once

// What a test found wrong: the tables of the result `errorOutput`, by convention of package `testing`. Those of
// `testing.diff` have a column `_diff`, which marks rows that are wanted and not there, or there and not wanted.

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/io/encoder.h"
#include "runtime/table/table.h"

namespace flux::cli {

// A cell as Flux text on both sides, or on one of them when the other lacks the row.
struct CellDifference {
  std::string column, want, got;
};

// A row whose cells differ, or that one side lacks.
struct RowDifference {
  enum class Kind : uint8_t { kCells, kMissing, kUnwanted } kind = Kind::kCells;
  size_t row = 0;  // its number in the wanted table, from 1; of an unwanted row in the other
  std::vector<CellDifference> cells;
};

// What is wrong in a table, with its group key.
struct TableDifference {
  std::string key;      // `{host: "a"}`
  bool is_diff = true;  // otherwise each row says something that is wrong
  std::vector<RowDifference> rows;
};

// Keeps the tables of `errorOutput` and drops all other results.
class ErrorOutput final : public io::ResultEncoder {
 public:
  TableSink& BeginResult(std::string_view name) override;
  Status EndResult() override { return {}; }
  Status Finish() override { return {}; }
  bool has_output() const override { return false; }
  Status WriteError(std::string_view) override { return {}; }

  const std::vector<Table>& tables() const { return found_.tables; }

 private:
  CollectingSink found_;
  DiscardingSink nowhere_;
};

// Pairs the rows of a difference that are most alike, so that only the cells in which they differ remain.
std::vector<TableDifference> FindDifferences(const std::vector<Table>& tables);

// Shows wanted and found cells side by side below the key of their table; at most `max_rows` rows.
std::string DifferenceText(const std::vector<TableDifference>& tables, size_t max_rows);

}  // namespace flux::cli
