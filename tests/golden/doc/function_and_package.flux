// doc: sample

// ---
// tables |> sample(n: int, ?pos: int, ?column: string)
// in package universe, without import
// since Flux 0.7.0
//
// sample keeps every n-th row.
//
// ## Parameters
// - tables: Input tables.
// - n: Distance of the rows.
// - pos: Position of the first row. Default is `-1`: a random one.
// - column: Not used.
//
// ## Example
//     import "sampledata"
//
//     sampledata.float()
//         |> sample(n: 3, pos: 1)
//
// sample : (<-tables: stream[A], n: int, ?pos: int, ?column: string) => stream[A] where A: Record
//
// import "influxdata/influxdb/sample"
//
// Package sample downloads data to try things out with.
//
// tables |> alignToNow()
//     alignToNow moves all times so that the last row is at `now()`.
//
// data(set: string)
//     data downloads a set.
//
// list()
//     list returns a table of the sets there are.
