// Package events works with rows that stand for the beginning of something.
//
// ## Metadata
// introduced: 0.91.0
package events


// duration adds how long it is from each row to the next; the last row lasts until the end of the range.
//
// ## Parameters
// - tables: Input tables, ordered by time.
// - unit: Unit of the durations. Default is `1s`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - columnName: Column for the durations. Default is `"duration"`.
// - stopColumn: Column with the end of the range. Default is `"_stop"`.
// - stop: End to use instead.
//
// ## Example
// ```flux
// import "contrib/tomhollingworth/events"
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> events.duration(unit: 1s)
// ```
builtin duration : (
        <-tables: stream[A],
        ?unit: duration,
        ?timeColumn: string,
        ?columnName: string,
        ?stopColumn: string,
        ?stop: time,
    ) => stream[B]
    where
    A: Record,
    B: Record
