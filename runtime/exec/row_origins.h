#pragma once

// Which tables rows came from that get new group keys, for messages.

#include <span>
#include <string>
#include <vector>

#include "runtime/table/table.h"

namespace flux::exec {

// Of rows with all columns of their old tables, the keys of which have the same columns.
class RowOrigins {
 public:
  // Of tables like this one.
  explicit RowOrigins(const TableHeader& header);
  // Whether the key of a table, which has the same schema, has the same columns.
  bool Includes(const TableHeader& header) const;
  friend bool operator==(const RowOrigins& a, const RowOrigins& b) { return a.key_columns_ == b.key_columns_; }
  // Gives a header with the old key of a row; neighbours of one table share it.
  TableHeaderRef Of(std::span<const ColumnRef> columns, size_t row);

 private:
  Schema schema_;
  std::vector<size_t> key_columns_;
  std::string text_, last_text_;
  TableHeaderRef last_;
};

}  // namespace flux::exec
