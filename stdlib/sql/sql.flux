// Package sql reads from and writes to SQL databases.
package sql


// from returns the rows of a query as one table.
//
// ## Parameters
// - driverName: Kind of the database, for instance `"postgres"` or `"sqlite3"`.
// - dataSourceName: Where the database is and how to log in, in the form that the kind wants.
// - query: Query in SQL.
builtin from : (driverName: string, dataSourceName: string, query: string) => stream[A]

// to writes rows to a table of a database and passes them on.
//
// ## Parameters
// - tables: Tables to write.
// - driverName: Kind of the database.
// - dataSourceName: Where the database is and how to log in.
// - table: Name of the table.
// - batchSize: Number of rows per statement. Default is `10000`.
builtin to : (
        <-tables: stream[A],
        driverName: string,
        dataSourceName: string,
        table: string,
        ?batchSize: int,
    ) => stream[A]
