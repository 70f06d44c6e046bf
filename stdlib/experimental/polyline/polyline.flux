// Package polyline makes curves simpler.
package polyline


// rdp keeps the rows that the shape of a curve needs, by the algorithm of Ramer, Douglas and Peucker.
//
// ## Parameters
// - tables: Input tables.
// - valColumn: Column with the values. Default is `"_value"`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - epsilon: Distance from the simpler curve below which a row is left out. Without it and `retention`, it is chosen.
// - retention: Share of the rows to keep, 0.0 to 100.0.
//
// ## Example
// ```flux
// import "experimental/polyline"
// import "sampledata"
//
// // no run: not implemented yet
// sampledata.float()
//     |> polyline.rdp(epsilon: 2.0)
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
