// Package aggregate holds aggregates that are made of others.
//
// ## Metadata
// introduced: 0.61.0
package aggregate


import "experimental"

// _meansAddedUp adds up the means of the tables of each group and window.
_meansAddedUp = (tables=<-, column, groupColumns) => {
    means = tables |> mean(column: column) |> group(columns: groupColumns)

    return means |> experimental.group(columns: ["_start", "_stop"], mode: "extend") |> sum(column: column)
}

// rate returns the mean rate of change of counters per window of time, added up over groups.
//
// ## Parameters
// - tables: Input tables.
// - every: Length of the windows.
// - groupColumns: Columns to add up by. Default is `[]`.
// - unit: Unit of time of the rate. Default is `1s`.
//
// ## Example
// ```flux
// import "experimental/aggregate"
// import "math"
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> map(fn: (r) => ({r with _value: math.abs(x: r._value)}))
//     |> increase()
//     |> aggregate.rate(every: 30s, groupColumns: ["tag"])
// ```
rate = (tables=<-, every, groupColumns=[], unit=1s) => {
    rates = tables |> derivative(nonNegative: true, unit: unit)

    return rates |> aggregateWindow(every: every, fn: (tables=<-, column) => tables |> _meansAddedUp(column: column, groupColumns: groupColumns))
}
