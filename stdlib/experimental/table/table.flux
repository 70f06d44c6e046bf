// Package table changes tables as a whole, without looking at their rows.
package table


// fill gives every empty table one row: its group key columns keep their values, all others are null. Tables that
// have rows pass unchanged.
//
// `aggregateWindow(createEmpty: true)` uses it, so that a window without data still yields a row.
builtin fill : (<-tables: stream[A]) => stream[A] where A: Record
