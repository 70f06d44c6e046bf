// Package array makes tables of arrays and changes arrays.
package array


// from makes one table of an array of records: a row per record, a column per property.
//
// ## Parameters
// - rows: Records. A property that one of them lacks is null in its row.
builtin from : (<-rows: [A]) => stream[A] where A: Record

// concat appends the elements of `v` to those of `arr`.
//
// ## Parameters
// - arr: First array.
// - v: Second array.
builtin concat : (<-arr: [A], v: [A]) => [A]

// map returns an array of what a function returns for each element.
//
// ## Parameters
// - arr: Array.
// - fn: Function of an element `x`.
builtin map : (<-arr: [A], fn: (x: A) => B) => [B]

// filter returns an array of the elements for which a function returns true.
//
// ## Parameters
// - arr: Array.
// - fn: Predicate of an element `x`.
builtin filter : (<-arr: [A], fn: (x: A) => bool) => [A]
