// Package promql holds what queries need that were PromQL before.
//
// ## Metadata
// introduced: 0.47.0
package promql


import "experimental"
import "math"
import "universe"

// changes counts how often the value changes.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:00:20Z, _value: 3.0}, {_time: 2024-01-01T00:00:40Z, _value: 2.0}])
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
//     |> promql.changes()
// ```
builtin changes : (<-tables: stream[{A with _value: float}]) => stream[{B with _value: float}]

// resets counts how often the value decreases.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:00:20Z, _value: 3.0}, {_time: 2024-01-01T00:00:40Z, _value: 2.0}])
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
//     |> promql.resets()
// ```
builtin resets : (<-tables: stream[{A with _value: float}]) => stream[{B with _value: float}]

// promqlYear returns the year of a time in seconds since 1970, in UTC.
//
// ## Example
// ```flux
// import "internal/promql"
//
// // x is 2024
// x = promql.promqlYear(timestamp: 1704112200.0)
// ```
builtin promqlYear : (timestamp: float) => float

// promqlMonth returns the month of a time, 1 to 12.
//
// ## Example
// ```flux
// import "internal/promql"
//
// // x is 1
// x = promql.promqlMonth(timestamp: 1704112200.0)
// ```
builtin promqlMonth : (timestamp: float) => float

// promqlDaysInMonth returns how many days the month of a time has.
//
// ## Example
// ```flux
// import "internal/promql"
//
// // x is 31
// x = promql.promqlDaysInMonth(timestamp: 1704112200.0)
// ```
builtin promqlDaysInMonth : (timestamp: float) => float

// promqlDayOfMonth returns the day of the month of a time, 1 to 31.
//
// ## Example
// ```flux
// import "internal/promql"
//
// // x is 1
// x = promql.promqlDayOfMonth(timestamp: 1704112200.0)
// ```
builtin promqlDayOfMonth : (timestamp: float) => float

// promqlDayOfWeek returns the day of the week of a time, 0 (Sunday) to 6.
//
// ## Example
// ```flux
// import "internal/promql"
//
// // x is 1
// x = promql.promqlDayOfWeek(timestamp: 1704112200.0)
// ```
builtin promqlDayOfWeek : (timestamp: float) => float

// promqlHour returns the hour of a time, 0 to 23.
//
// ## Example
// ```flux
// import "internal/promql"
//
// // x is 12
// x = promql.promqlHour(timestamp: 1704112200.0)
// ```
builtin promqlHour : (timestamp: float) => float

// promqlMinute returns the minute of a time, 0 to 59.
//
// ## Example
// ```flux
// import "internal/promql"
//
// // x is 30
// x = promql.promqlMinute(timestamp: 1704112200.0)
// ```
builtin promqlMinute : (timestamp: float) => float

// timestamp replaces values by their times in seconds since 1970, cut to milliseconds. Without a column `_time` it takes
// `_stop`.
//
// ## Parameters
// - tables: Input tables.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{_time: 2024-01-01T00:00:00.25Z, _value: 7.0}]) |> promql.timestamp()
// ```
builtin timestamp : (<-tables: stream[{A with _value: float}]) => stream[{A with _value: float}]

// emptyTable returns a table without rows. Its group key holds `_start` and `_stop`, both 1970-01-01T00:00:00Z.
//
// ## Example
// ```flux
// import "internal/promql"
//
// promql.emptyTable()
// ```
builtin emptyTable : () => stream[{_start: time, _stop: time, _time: time, _value: float}]

// extrapolatedRate returns the change of values over the range, extended to the range's ends.
//
// ## Parameters
// - tables: Input tables.
// - isCounter: Values only grow; a smaller one is a restart.
// - isRate: Give the change per second.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:00:20Z, _value: 3.0}, {_time: 2024-01-01T00:00:40Z, _value: 2.0}])
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
//     |> promql.extrapolatedRate(isCounter: true, isRate: true)
// ```
builtin extrapolatedRate : (
        <-tables: stream[{A with _start: time, _stop: time, _time: time, _value: float}],
        ?isCounter: bool,
        ?isRate: bool,
    ) => stream[{B with _value: float}]

// instantRate returns the change between the last two values.
//
// ## Parameters
// - tables: Input tables.
// - isRate: Give the change per second.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:00:20Z, _value: 3.0}, {_time: 2024-01-01T00:00:40Z, _value: 2.0}])
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
//     |> promql.instantRate()
// ```
builtin instantRate : (
        <-tables: stream[{A with _time: time, _value: float}],
        ?isRate: bool,
    ) => stream[{B with _value: float}]

// linearRegression returns the slope of the line that fits the values best, or a value on it.
//
// ## Parameters
// - tables: Input tables.
// - predict: Give a value instead of the slope.
// - fromNow: Seconds after the end of the range for which to give it.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:00:20Z, _value: 3.0}, {_time: 2024-01-01T00:00:40Z, _value: 2.0}])
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
//     |> promql.linearRegression()
// ```
builtin linearRegression : (
        <-tables: stream[{A with _time: time, _stop: time, _value: float}],
        ?predict: bool,
        ?fromNow: float,
    ) => stream[{B with _value: float}]

// holtWinters returns the smoothed last value.
//
// ## Parameters
// - tables: Input tables.
// - smoothingFactor: Weight of new values, 0.0 to 1.0.
// - trendFactor: Weight of new trends, 0.0 to 1.0.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:00:20Z, _value: 3.0}, {_time: 2024-01-01T00:00:40Z, _value: 2.0}])
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
//     |> promql.holtWinters(smoothingFactor: 0.5, trendFactor: 0.5)
// ```
builtin holtWinters : (
        <-tables: stream[{A with _time: time, _value: float}],
        ?smoothingFactor: float,
        ?trendFactor: float,
    ) => stream[{B with _value: float}]

// labelReplace sets a tag to a text made of another tag. Tables keep their group keys and `_value`; those that do not
// match keep all their tags. It fails when two tables would have the same tags.
//
// ## Parameters
// - tables: Input tables.
// - source: Tag to read; one that is not there is an empty text.
// - destination: Tag to set; it is taken away when the new value is empty.
// - regex: Regular expression that all of the tag's value must match.
// - replacement: New value, with `$1` for the first group and `${name}` for a named one.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{instance: "db1:9100", _value: 1.0}])
//     |> group(columns: ["instance"])
//     |> promql.labelReplace(source: "instance", destination: "host", regex: "([^:]*):.*", replacement: "$1")
// ```
builtin labelReplace : (
        <-tables: stream[{A with _value: float}],
        source: string,
        destination: string,
        regex: string,
        replacement: string,
    ) => stream[{B with _value: float}]

// promHistogramQuantile estimates a quantile from the counts of a histogram, as Prometheus does: on a straight line
// between the bounds around it, which are texts. Without a bound of `+Inf` it is NaN.
//
// ## Parameters
// - tables: Input tables.
// - quantile: Which quantile.
// - countColumn: Column with the counts. Default is `"_value"`.
// - upperBoundColumn: Column with the upper bounds. Default is `"le"`.
// - valueColumn: Column for the result. Default is `"_value"`.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{le: "0.5", _value: 4.0}, {le: "1", _value: 9.0}, {le: "+Inf", _value: 10.0}])
//     |> promql.promHistogramQuantile(quantile: 0.9)
// ```
builtin promHistogramQuantile : (
        <-tables: stream[A],
        ?quantile: float,
        ?countColumn: string,
        ?upperBoundColumn: string,
        ?valueColumn: string,
    ) => stream[B]
    where
    A: Record,
    B: Record

// quantile returns a quantile of the values; below 0.0 it is minus infinity, above 1.0 infinity.
//
// ## Parameters
// - q: Which quantile.
// - tables: Input tables.
// - method: Method as `quantile` knows it. Default is `"exact_mean"`.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:00:20Z, _value: 3.0}, {_time: 2024-01-01T00:00:40Z, _value: 2.0}])
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
//     |> promql.quantile(q: 0.5)
// ```
quantile = (q, tables=<-, method="exact_mean") => {
    constant = (sign) =>
        tables |> reduce(identity: {_value: math.mInf(sign: sign)}, fn: (r, accumulator) => accumulator)

    return
        if q < 0.0 then
            constant(sign: -1)
        else if q > 1.0 then
            constant(sign: 1)
        else
            tables |> universe.quantile(q: q, method: method)
}

// join is `experimental.join`.
//
// ## Example
// ```flux
// import "array"
// import "internal/promql"
//
// left = array.from(rows: [{_time: 2024-01-01T00:00:00Z, job: "a", _value: 1.0}]) |> group(columns: ["job"])
// right = array.from(rows: [{_time: 2024-01-01T00:00:00Z, job: "a", _value: 2.0}]) |> group(columns: ["job"])
//
// promql.join(left: left, right: right, fn: (left, right) => ({left with _value: left._value / right._value}))
// ```
join = experimental.join
