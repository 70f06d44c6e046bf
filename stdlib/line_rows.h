#pragma once

// Rows of tables as line protocol, for functions that send them to brokers.

#include <optional>
#include <string>
#include <vector>

#include "runtime/exec/table_operator.h"

namespace flux::stdlib {

// Which columns become which parts of a line.
struct LineColumns {
  std::string measurement;  // of all rows; empty: that of the column below
  std::string measurement_column = "_measurement";
  std::string time_column = "_time";
  std::vector<std::string> tag_columns;
  std::vector<std::string> value_columns = {"_value"};
};

// The tags for `OperationDef::names`: of several, a table may lack some.
NamedColumns TagsOf(const LineColumns& columns);

// The same for one table.
class LineRows {
 public:
  // Fails when the table lacks a column or has it with another type; `function` is for messages. Tags and fields that
  // it lacks are left out, but not a tag that looks misspelt.
  static Result<LineRows> Make(std::string_view function, const LineColumns& columns, TableHeaderRef header);

  // Appends the row's line, with its line break. Nulls are left out, and rows without time or any field.
  Status Append(const Chunk& rows, size_t row, std::string& out) const;
  // `/measurement/tag/value…` of a row.
  std::string Topic(const Chunk& rows, size_t row) const;

 private:
  std::string_view Measurement(const Chunk& rows, size_t row) const;

  std::string function_;
  std::string measurement_;
  TableHeaderRef header_;
  std::optional<size_t> measurement_column_;
  size_t time_ = 0;
  std::vector<size_t> tags_, fields_;  // in order of their names
};

}  // namespace flux::stdlib
