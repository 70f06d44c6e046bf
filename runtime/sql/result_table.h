#pragma once

// Makes a table of the rows that a database sends, cell by cell.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/time.h"
#include "runtime/column/builder.h"
#include "runtime/table/table.h"

namespace flux::sql {

struct ResultColumn {
  std::string name;
  std::optional<ColumnType> type;  // nothing: that of its first value, or string when it has none
  std::string declared = {};       // the type as the database calls it, for messages
};

// One table without a group key. Rows leave in chunks as they come.
class ResultTable {
 public:
  ResultTable(size_t chunk_rows, TableSink& out) : chunk_rows_(chunk_rows), out_(out) {}

  // Says which columns the rows have; fails when two have one name.
  Status Begin(std::vector<ResultColumn> columns);
  // Add the next cell of the row under way. They fail, naming column and row, when it is not of the column's type; an
  // int may stand in a column of floats.
  void AddNull();
  Status AddBool(bool value);
  Status AddInt(int64_t value);
  Status AddUint(uint64_t value);
  Status AddFloat(double value);
  Status AddTime(Time value);
  // Fails on what is not UTF-8.
  Status AddString(std::string_view value);
  // Adds a cell that came as text, whatever the column's type.
  Status AddText(std::string_view text);
  // Ends the row.
  Status EndRow();
  // Ends the table. Without `Begin` there is none.
  Status End();
  // After a failure: sends the rows that came whole before it, so that they are the same for all sizes of chunks.
  Status SendWhole();

  // The type of the next cell's column, as far as it is known.
  std::optional<ColumnType> type() const { return columns_[next_].def.type; }
  // Whether rows that come from now on matter.
  bool WantsRows() const { return !has_begun_ || out_.WantsRows(); }
  uint64_t rows() const { return rows_; }
  // A failure about the next cell: "row 3, column `a` (INT): …".
  std::unexpected<Error> CellFailure(std::string_view complaint) const;

 private:
  struct Collected {
    ResultColumn def;
    std::optional<ColumnBuilder> values;  // from the first value on when the type is not known before
    size_t nulls = 0;                     // before that
  };

  // The builder of the next cell's column, to which a value of `type` is added.
  Result<ColumnBuilder*> Builder(ColumnType type, std::string_view what);
  void SetType(Collected& column, ColumnType type);
  bool KnowsTypes() const;
  Status SendChunk();

  const size_t chunk_rows_;
  TableSink& out_;
  std::vector<Collected> columns_;
  size_t next_ = 0;
  size_t held_rows_ = 0;
  uint64_t rows_ = 0;
  bool has_columns_ = false, has_begun_ = false;
};

}  // namespace flux::sql
