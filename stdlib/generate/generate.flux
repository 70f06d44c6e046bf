// Package generate makes tables out of nothing.
//
// ## Metadata
// introduced: 0.17.0
package generate


// from returns a table with rows at regular times: the columns `_time` and `_value`. `range` adds `_start` and `_stop`.
//
// ## Parameters
// - start: Earliest time.
// - stop: Latest time, not included.
// - count: Number of rows.
// - fn: Function that returns the value of row `n`, counted from 0.
//
// ## Example
// ```flux
// import "generate"
//
// generate.from(count: 4, fn: (n) => n * n, start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
// ```
builtin from : (
        start: A,
        stop: A,
        count: int,
        fn: (n: int) => int,
    ) => stream[{_start: time, _stop: time, _time: time, _value: int}]
    where
    A: Timeable
