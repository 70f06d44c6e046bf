// Package polyline makes curves simpler.
//
// ## Metadata
// introduced: 0.181.0
package polyline


// rdp keeps the rows that the shape of a curve needs, by the algorithm of Ramer, Douglas and Peucker.
//
// ## Parameters
// - tables: Input tables, ordered by time. Rows without a time or a value are left out.
// - valColumn: Column with the values, numbers. Default is `"_value"`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - epsilon: Distance from the simpler curve below which a row is left out. Without it and `retention`, it is chosen.
// - retention: Percentage of the rows to keep, between `0.0` and `100.0`; of rows that count the same, all or none.
//
// The output has the columns of the group key, `_time`, and `_value` as a float.
//
// ## Example
// ```flux
// import "array"
// import "experimental/polyline"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T00:00:00Z, _value: 1.0},
//         {_time: 2024-01-01T00:00:01Z, _value: 1.1},
//         {_time: 2024-01-01T00:00:02Z, _value: 9.0},
//         {_time: 2024-01-01T00:00:03Z, _value: 1.0},
//     ],
// )
//     |> polyline.rdp(epsilon: 1.0)
// // Gives the rows with 1.1, which is where the curve rises, 9.0 and both ends
// ```
builtin rdp : (
        <-tables: stream[A],
        ?valColumn: string,
        ?timeColumn: string,
        ?epsilon: float,
        ?retention: float,
    ) => stream[B]
    where
    A: Record,
    B: Record
