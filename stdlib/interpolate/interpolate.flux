// Package interpolate adds rows between rows.
//
// ## Metadata
// introduced: 0.87.0
package interpolate


// linear adds rows at regular times, with values on the straight line between their neighbours.
//
// Only `_time`, `_value` and the columns of the group key are kept.
//
// ## Parameters
// - tables: Input tables, ordered by time.
// - every: Distance of the times to fill.
//
// ## Example
// ```flux
// import "interpolate"
// import "sampledata"
//
// sampledata.float()
//     |> filter(fn: (r) => r.tag == "t1")
//     |> interpolate.linear(every: 5s)
// ```
builtin linear : (
        <-tables: stream[{T with _time: time, _value: float}],
        every: duration,
    ) => stream[{T with _time: time, _value: float}]
