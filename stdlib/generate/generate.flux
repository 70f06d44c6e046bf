// Package generate makes tables out of nothing.
package generate


// from returns a table with rows at regular times.
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
