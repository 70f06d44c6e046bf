// Package sql reads from and writes to SQL databases.
//
// The kinds of databases and the form of their data source names:
//
// - `"sqlite3"`: a path, `:memory:`, or `file:path?mode=ro&_busy_timeout=5000`. Reading makes no file unless the name has
//   `mode=rwc`.
// - `"postgres"`: `postgres://user:password@host:5432/database?sslmode=disable`, or `host=… user=… dbname=…`.
// - `"mysql"`, which includes MariaDB: `user:password@tcp(host:3306)/database?parseTime=true`, or `user@unix(path)/database`.
//
// Over TLS, which checks servers with `sslmode=verify-full` and `tls=true`, PostgreSQL trusts whom `sslrootcert=path`
// names, MySQL whom the system trusts or the file that the variable `SSL_CERT_FILE` of the environment names.
//
// Names with passwords need not stand in scripts: `secrets.get` of `influxdata/influxdb/secrets` reads them.
//
// ## Metadata
// introduced: 0.34.0
package sql


// from returns the rows of a query as one table.
//
// Integers become ints, those of MySQL that have no sign and 64 bits uints; floats of any size become floats, and dates
// and times of dates become times, in MySQL those of `DATE` and `TIMESTAMP` only with `parseTime=true`. Everything else is
// a string: decimals, too, because a float would not hold them. Bools of MySQL and SQLite are ints. An expression of SQLite
// that is no column has the type of its first value.
//
// ## Parameters
// - driverName: Kind of the database: `"sqlite3"`, `"postgres"` or `"mysql"`.
// - dataSourceName: Where the database is and how to log in, in the form that the kind wants.
// - query: One statement in SQL.
//
// ## Example
// ```flux
// import "sql"
//
// sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 'web' AS host, 1.5 AS load")
// ```
builtin from : (driverName: string, dataSourceName: string, query: string) => stream[A]

// to writes rows to a table of a database and passes them on.
//
// The table is made unless it is there, with the columns of the first table of the stream; each row writes all columns of
// its table. All rows are written in one transaction: when anything fails, none is. (MySQL cannot undo that the table was
// made.)
//
// ## Parameters
// - tables: Tables to write.
// - driverName: Kind of the database: `"sqlite3"`, `"postgres"` or `"mysql"`.
// - dataSourceName: Where the database is and how to log in, in the form that the kind wants.
// - table: Name of the table, as it is: a dot in it does not name a schema.
// - batchSize: Most rows per statement. Default is `10000`.
//
// ## Example
// ```flux
// import "array"
// import "sql"
//
// array.from(rows: [{host: "web", load: 1.5}])
//     |> sql.to(driverName: "sqlite3", dataSourceName: ":memory:", table: "loads")
// ```
builtin to : (
        <-tables: stream[A],
        driverName: string,
        dataSourceName: string,
        table: string,
        ?batchSize: int,
    ) => stream[A]
