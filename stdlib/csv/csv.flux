// Package csv reads tables from comma-separated values.
//
// ## Metadata
// introduced: 0.14.0
package csv


// from makes tables of annotated CSV, or one table of plain CSV.
//
// ## Parameters
// - csv: Text to read.
// - file: Path of a file to read, instead of a text.
// - mode: `"annotations"` (default) for annotated CSV, `"raw"` for CSV with just a header row, whose columns are strings.
//
// ## Example
// ```flux
// import "csv"
//
// csv.from(file: "sensors.csv")
// ```
builtin from : (?csv: string, ?file: string, ?mode: string) => stream[A] where A: Record
