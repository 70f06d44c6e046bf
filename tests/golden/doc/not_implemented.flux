// doc: sql.from

// ---
// sql.from(driverName: string, dataSourceName: string, query: string)
// import "sql"
// not implemented here: a call fails
//
// from returns the rows of a query as one table.
//
// ## Parameters
// - driverName: Kind of the database, for instance `"postgres"` or `"sqlite3"`.
// - dataSourceName: Where the database is and how to log in, in the form that the kind wants.
// - query: Query in SQL.
//
// from : (driverName: string, dataSourceName: string, query: string) => stream[A]
