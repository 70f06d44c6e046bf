// Package oee tells how well machines are used: overall equipment effectiveness and its three factors.
//
// ## Metadata
// introduced: 0.112.0
package oee


import "contrib/tomhollingworth/events"
import "experimental"

// computeAPQ returns availability, performance, quality and their product `oee`.
//
// ## Parameters
// - productionEvents: Changes of `state`, ordered by time.
// - partEvents: Growing numbers of parts made (`partCount`) and of bad ones (`badCount`), ordered by time.
// - runningState: Value of `state` while the machine works.
// - plannedTime: How long it was meant to work.
// - idealCycleTime: How long a part takes at best.
//
// ## Example
// ```flux
// import "array"
// import "experimental/oee"
//
// states =
//     array.from(
//         rows: [
//             {_time: 2024-01-01T08:00:00Z, state: "running"},
//             {_time: 2024-01-01T14:00:00Z, state: "stopped"},
//         ],
//     )
//         |> range(start: 2024-01-01T08:00:00Z, stop: 2024-01-01T16:00:00Z)
// parts =
//     array.from(
//         rows: [
//             {_time: 2024-01-01T08:00:00Z, partCount: 0, badCount: 0},
//             {_time: 2024-01-01T14:00:00Z, partCount: 1000, badCount: 20},
//         ],
//     )
//         |> range(start: 2024-01-01T08:00:00Z, stop: 2024-01-01T16:00:00Z)
//
// oee.computeAPQ(
//     productionEvents: states,
//     partEvents: parts,
//     runningState: "running",
//     plannedTime: 8h,
//     idealCycleTime: 20s,
// )
// ```
computeAPQ = (productionEvents, partEvents, runningState, plannedTime, idealCycleTime) => {
    planned = float(v: int(v: plannedTime))
    ideal = float(v: int(v: idealCycleTime))

    // Counters grow, so their sum of differences is the number within the range.
    added = (column) =>
        partEvents
            |> difference(columns: [column], nonNegative: true)
            |> sum(column: column)
            |> duplicate(column: "_stop", as: "_time")
    parts = added(column: "partCount")
    bad = added(column: "badCount")

    availability =
        productionEvents
            |> events.duration(unit: 1ns, columnName: "runTime")
            |> filter(fn: (r) => r.state == runningState)
            |> sum(column: "runTime")
            |> map(fn: (r) => ({r with _time: r._stop, availability: float(v: r.runTime) / planned}))
    performance =
        experimental.join(
            left: availability,
            right: parts,
            fn: (left, right) =>
                ({left with performance: float(v: right.partCount) * ideal / float(v: left.runTime)}),
        )
    quality =
        experimental.join(
            left: bad,
            right: parts,
            fn: (left, right) => {
                all = float(v: right.partCount)

                return {left with quality: (all - float(v: left.badCount)) / all}
            },
        )

    return
        experimental.join(
            left: performance,
            right: quality,
            fn: (left, right) =>
                ({left with
                    quality: right.quality,
                    oee: left.availability * left.performance * right.quality,
                }),
        )
}

// APQ returns what `computeAPQ` does for tables that hold both kinds of events.
//
// ## Parameters
// - tables: Input tables.
// - runningState: Value of `state` while the machine works.
// - plannedTime: How long it was meant to work.
// - idealCycleTime: How long a part takes at best.
//
// ## Example
// ```flux
// import "array"
// import "experimental/oee"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T08:00:00Z, state: "running", partCount: 0, badCount: 0},
//         {_time: 2024-01-01T14:00:00Z, state: "stopped", partCount: 1000, badCount: 20},
//     ],
// )
//     |> range(start: 2024-01-01T08:00:00Z, stop: 2024-01-01T16:00:00Z)
//     |> oee.APQ(runningState: "running", plannedTime: 8h, idealCycleTime: 20s)
// ```
APQ = (tables=<-, runningState, plannedTime, idealCycleTime) =>
    computeAPQ(
        productionEvents: tables,
        partEvents: tables,
        runningState: runningState,
        plannedTime: plannedTime,
        idealCycleTime: idealCycleTime,
    )
