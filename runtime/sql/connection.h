#pragma once

// Databases that speak SQL: SQLite, PostgreSQL, MySQL and MariaDB, through their client libraries, which are loaded
// when the first connection is made. No message has the name of a data source in it, because it may hold a password.

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/sql/result_table.h"
#include "runtime/table/table.h"

namespace flux::sql {

// How a database writes what differs from others.
struct Dialect {
  std::string_view database;  // as people call it: `PostgreSQL`
  char quote = '"';           // around names
  // What columns that are created have for `ColumnType`s, in the order of the enumerators; empty: it has no such type.
  std::array<std::string_view, 6> types;
  bool creates_in_transaction = true;  // or does `CREATE TABLE` end the transaction under way?
};

// A table to insert into.
struct InsertTarget {
  std::string table;
  Schema schema;          // of the rows; all columns are written
  size_t batch_rows = 1;  // rows per statement, less where the database takes no more
};

// One connection, used by one thread. Statements fail with the database's own message, with `kUnavailable` when it
// cannot be reached, and with `kCanceled` soon after the token is canceled, also while the database computes. What was
// not committed when a connection ends is undone.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual const Dialect& dialect() const = 0;
  // Runs one statement and adds the rows that it gives, until `rows` wants no more.
  virtual Status Query(const std::string& text, ResultTable& rows) = 0;
  // Runs a statement of which no rows are wanted.
  virtual Status Execute(const std::string& text) = 0;
  // Begins a transaction.
  virtual Status Begin() { return Execute("BEGIN"); }
  // Inserts all rows; values come after checks that the database does not lose any of them silently.
  virtual Status Insert(const InsertTarget& target, const Chunk& rows) = 0;
};

// What a connection is for.
enum class Purpose { kRead, kWrite };

// Whether there is such a kind of database.
bool IsDriver(std::string_view name);
// The names of all kinds, in order: `mysql, postgres, sqlite3`.
std::string DriverNames();

// Connects to a database of the kind `driver`, which must be one; `source` names it as the reference's drivers do:
// `user:password@tcp(host:3306)/database?tls=true`, `postgres://user:password@host/database?sslmode=disable`,
// `file:readings.db?mode=ro`.
Result<std::unique_ptr<Connection>> Connect(std::string_view driver, const std::string& source, Purpose purpose,
                                            const CancelToken& cancel);

#define FLUX_SQL_DRIVER(name, connect) \
  Result<std::unique_ptr<Connection>> connect(const std::string& source, Purpose purpose, const CancelToken& cancel);
#include "runtime/sql/drivers.def"

}  // namespace flux::sql
