#pragma once

// Builds a table from the records that a script's function returns.

#include <optional>
#include <string>
#include <vector>

#include "runtime/column/builder.h"
#include "runtime/exec/table_operator.h"

namespace flux::stdlib {

// A table of one group key under construction. The first record says which columns there are, in order of name; a
// column that is an untyped null in all records is left out.
class RecordTable {
 public:
  // `who` names the function for messages: "`experimental.join`: argument `fn`".
  RecordTable(std::string who, const GroupKey& key) : who_(std::move(who)), key_(key) {}

  // Adds a row; fails when the value is no record, has properties that cannot be columns, or changes the group key.
  Status Add(const Value& value);
  size_t rows() const { return rows_; }
  // Sends the table; nothing may be added afterwards.
  Status Send(size_t chunk_rows, TableSink& out);

 private:
  struct Property {
    std::string name;
    std::optional<ColumnBuilder> values;  // from the first value on that has a type
  };

  Status MakeProperties(const RecordObject& record);
  Status CheckKey(const RecordObject& record) const;
  Status Append(Property& property, const Value& value);
  Status Invalid(const std::string& complaint) const;

  std::string who_;
  const GroupKey& key_;
  std::vector<Property> properties_;
  size_t rows_ = 0;
};

}  // namespace flux::stdlib
