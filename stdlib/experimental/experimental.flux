// Package experimental holds functions that have no better place yet.
package experimental


import "date"

// addDuration adds a duration to a time, as `date.add` does.
//
// ## Parameters
// - d: Duration to add.
// - to: Time to start from.
// - location: Location whose calendar counts.
addDuration = (d, to, location=location) => date.add(d, to, location)

// subDuration subtracts a duration from a time, as `date.sub` does.
//
// ## Parameters
// - d: Duration to subtract.
// - from: Time to start from.
// - location: Location whose calendar counts.
subDuration = (d, from, location=location) => date.sub(d, from, location)

// group adds columns to the group key.
//
// ## Parameters
// - tables: Input tables.
// - mode: Must be `"extend"`.
// - columns: Columns to add.
builtin group : (<-tables: stream[A], mode: string, columns: [string]) => stream[A] where A: Record
