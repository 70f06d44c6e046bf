#pragma once

// Builds a table from the records that a script's function returns.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/column/builder.h"
#include "runtime/exec/table_operator.h"
#include "runtime/spill/spill.h"

namespace flux::stdlib {

// A table of one group key under construction. The first record says which columns there are, in order of name; a
// column that is an untyped null in all records is left out. Rows that should not stay in memory go to a file.
class RecordTable {
 public:
  // `who` names the function for messages: "`experimental.join`: argument `fn`".
  RecordTable(std::string who, const GroupKey& key, const exec::ExecContext& context)
      : who_(std::move(who)), key_(key), context_(context) {}

  // Adds a row; fails when the value is no record, has properties that cannot be columns, or changes the group key.
  Status Add(const Value& value);
  size_t rows() const { return rows_; }
  // Sends the table; nothing may be added afterwards.
  Status Send(TableSink& out);

 private:
  struct Property {
    std::string name;
    std::optional<ColumnType> type;       // from the first value on that has one
    std::optional<ColumnBuilder> values;  // of the rows in memory, from the first value on that has a type
  };

  Status MakeProperties(const RecordObject& record);
  Status CheckKey(const RecordObject& record) const;
  Status Append(Property& property, const Value& value);
  Status Invalid(const std::string& complaint) const;
  Status SpillIfTime();
  Chunk TakeHeld();
  Chunk ColumnsOf(const TableHeader& header, const Chunk& rows) const;

  std::string who_;
  const GroupKey& key_;
  const exec::ExecContext& context_;
  std::vector<Property> properties_;
  size_t rows_ = 0;
  // In memory:
  size_t held_rows_ = 0, held_bytes_ = 0;
  // The others, in order; null: there are none.
  std::unique_ptr<SpillFile> file_;
  std::vector<SpilledBlock> blocks_;
};

}  // namespace flux::stdlib
