// doc: sql

// ---
// import "sql"
//
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
// from(driverName: string, dataSourceName: string, query: string)
//     from returns the rows of a query as one table.
//
// tables |> to(driverName: string, dataSourceName: string, table: string, ?batchSize: int)
//     to writes rows to a table of a database and passes them on.
//
// iox.sql(bucket: string, query: string)
// import "experimental/iox"
// since Flux 0.186.0
//
// sql returns the rows of a query. It fails here: InfluxDB 3 cannot be read.
//
// ## Parameters
// - bucket: Bucket to read.
// - query: Query in SQL.
//
// ## Example
//     import "experimental/iox"
//
//     // no run: asks a server
//     iox.sql(bucket: "telegraf", query: "SELECT host, usage_user FROM cpu")
//
// sql : (bucket: string, query: string) => stream[A] where A: Record
