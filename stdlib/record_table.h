#pragma once

// Makes a table of the records that a script's function returns.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/column/builder.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/plan.h"
#include "runtime/spill/spill.h"

namespace flux::stdlib {

// A table of one group key, sent as its rows come. The first record says which columns there are, in order of name; a
// column that is an untyped null in all records is left out, so rows wait until all columns have a type. Those that
// should not stay in memory go to a file meanwhile.
class RecordTable {
 public:
  // Of what `fn` returns; `who` names it for messages: "`experimental.join`: argument `fn`".
  RecordTable(std::string who, const plan::RowFunction& fn, const GroupKey& key, const exec::ExecContext& context,
              TableSink& out);

  // Adds a row; fails when the value is no record, has properties that cannot be columns, or changes the group key.
  // Answers `Enough` when further rows change nothing.
  Status Add(const Value& value);
  // Sends what waits and ends the table, which is none without rows. `filled`: why no further rows were added; a
  // failure to add them is passed on, behind the rows before it.
  Status Finish(const Status& filled);

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
  bool IsTyped() const;
  Status SendHeld();
  Status PushHeld();
  Status Push(const Chunk& rows);
  Status SpillIfTime();
  Chunk TakeHeld();
  Chunk ColumnsOf(const TableHeader& header, const Chunk& rows) const;

  std::string who_;
  const GroupKey& key_;
  const exec::ExecContext& context_;
  TableSink& out_;
  const bool may_fail_;
  std::vector<Property> properties_;
  TableHeaderRef header_;    // of the table that was begun; null: none
  bool is_open_ = true;      // for further rows
  bool has_enough_ = false;  // nobody wants any
  // In memory:
  size_t held_rows_ = 0, held_bytes_ = 0;
  // Those before them, in order; null: there are none.
  std::unique_ptr<SpillFile> file_;
  std::vector<SpilledBlock> blocks_;
};

}  // namespace flux::stdlib
