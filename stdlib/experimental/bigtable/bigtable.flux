// Package bigtable reads from Google Cloud Bigtable.
//
// ## Metadata
// introduced: 0.45.0
package bigtable


// from returns the rows of a table. It fails here: Bigtable cannot be read; export the table as CSV.
//
// ## Parameters
// - token: Token to log in with, in JSON.
// - project: ID of the project.
// - instance: ID of the instance.
// - table: Name of the table.
//
// ## Example
// ```flux
// import "experimental/bigtable"
//
// // no run: asks Google Cloud
// bigtable.from(token: "…", project: "my-project", instance: "metrics", table: "cpu")
// ```
builtin from : (token: string, project: string, instance: string, table: string) => stream[T] where T: Record
