// Package table changes tables as a whole, without looking at their rows.
//
// ## Metadata
// introduced: 0.115.0
package table


// fill gives every empty table one row: its group key columns keep their values, all others are null. Tables that
// have rows pass unchanged.
//
// `aggregateWindow(createEmpty: true)` uses it, so that a window without data still yields a row.
//
// ## Example
// ```flux
// import "experimental/table"
// import "sampledata"
//
// empty = sampledata.float() |> filter(fn: (r) => r._value > 19.8, onEmpty: "keep")
//
// empty
//     |> table.fill()
// ```
builtin fill : (<-tables: stream[A]) => stream[A] where A: Record
