#pragma once

// SQL that is made here.

#include <string>
#include <string_view>

#include "runtime/sql/connection.h"

namespace flux::sql {

// A name between quotes, whatever is in it. Names with NUL fail.
Result<std::string> QuotedName(const Dialect& dialect, std::string_view name);
// `CREATE TABLE IF NOT EXISTS …` with the target's columns; fails on types that the database does not have.
Result<std::string> CreateTableText(const Dialect& dialect, const InsertTarget& target);
// `INSERT INTO "table" ("column", …) VALUES `.
Result<std::string> InsertText(const Dialect& dialect, const InsertTarget& target);
// A failure about a value that the database cannot hold: "SQLite has no NaN: column `a`".
std::unexpected<Error> ValueFailure(const Dialect& dialect, std::string_view complaint, const ColumnDef& column);

}  // namespace flux::sql
