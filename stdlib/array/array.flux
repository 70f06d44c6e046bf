// Package array makes tables of arrays and changes arrays.
//
// ## Metadata
// introduced: 0.103.0
package array


// from makes one table of an array of records: a row per record, a column per property.
//
// ## Parameters
// - rows: Records. A property that one of them lacks is null in its row.
//
// ## Example
// ```flux
// import "array"
//
// array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", _value: 1.0}, {_time: 2024-01-01T00:01:00Z, host: "a", _value: 2.0}])
// ```
builtin from : (<-rows: [A]) => stream[A] where A: Record

// concat appends the elements of `v` to those of `arr`.
//
// ## Parameters
// - arr: First array.
// - v: Second array.
//
// ## Example
// ```flux
// import "array"
//
// x = array.concat(arr: [1, 2], v: [3])
// ```
//
// ## Metadata
// introduced: 0.173.0
builtin concat : (<-arr: [A], v: [A]) => [A]

// map returns an array of what a function returns for each element.
//
// ## Parameters
// - arr: Array.
// - fn: Function of an element `x`.
//
// ## Example
// ```flux
// import "array"
//
// x = array.map(arr: [1, 2, 3], fn: (x) => x * 2)
// ```
//
// ## Metadata
// introduced: 0.173.0
builtin map : (<-arr: [A], fn: (x: A) => B) => [B]

// filter returns an array of the elements for which a function returns true.
//
// ## Parameters
// - arr: Array.
// - fn: Predicate of an element `x`.
//
// ## Example
// ```flux
// import "array"
//
// x = array.filter(arr: [1, 2, 3], fn: (x) => x > 1)
// ```
//
// ## Metadata
// introduced: 0.173.0
builtin filter : (<-arr: [A], fn: (x: A) => bool) => [A]
