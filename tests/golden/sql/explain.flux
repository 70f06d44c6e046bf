// explain: --jit never
// Nothing runs, and the name of the source is not shown, since it may hold a password.
import "array"
import "sql"

source = "postgres://user:secret@127.0.0.1:1/db"

sql.from(driverName: "postgres", dataSourceName: source, query: "SELECT 1 AS a")
    |> sql.to(driverName: "postgres", dataSourceName: source, table: "t")

// ---
// == plan as written
// sqlTo (line 9)
//     driver: postgres
//     table: t
//   sqlFrom (line 8)
//       driver: postgres
//       query: SELECT 1 AS a
//
// == rules
// none applied
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// sqlTo (line 9)
//     driver: postgres
//     table: t
//   sqlFrom (line 8)
//       driver: postgres
//       query: SELECT 1 AS a
