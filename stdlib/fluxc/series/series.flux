// Package series looks at values between their points in time: what was the last one before a range, and what comes out
// when a value holds until the next one. It belongs to fluxc: other engines for Flux do not have it.
package series


import "contrib/tomhollingworth/events"
import "date"
import "internal/debug"

// _positive returns a duration that is longer than nothing; the message about another one names function and argument.
_positive = (v, function, argument) =>
    if string(v: v) =~ /^-|^0ns$/ then
        die(msg: "`${function}`: argument `${argument}` must be positive, found ${v}")
    else
        // Other types than durations are found where the script is checked.
        date.scale(d: v, n: 1)

// _timed passes tables on that have values at times, in columns `_value` and `_time`, and fails at others in the name of
// a function: also at values that are not numbers, where these are needed.
builtin _timed : (<-tables: stream[A], function: string, ?numbers: bool) => stream[A] where A: Record

// _last returns the last row of each series in a range.
_last = (tables=<-, start, stop, fn) =>
    tables
        |> range(start: start, stop: stop)
        |> filter(fn: fn)
        |> last()

// lastBefore returns the last row of each series before a time, with its own time.
//
// It stands in place of `range`, directly behind `from`, because it reads what lies before.
//
// ## Parameters
// - tables: Source.
// - start: Time before which to look: a time, or a duration relative to now.
// - lookback: How far back to look. Default is `30d`.
// - fn: Predicate of a row `r`, which a source answers as that of `filter`. Default is true for all rows.
//
// ## Example
// ```flux
// import "fluxc/series"
//
// from(bucket: "telegraf")
//     |> series.lastBefore(start: -1h, lookback: 7d, fn: (r) => r._measurement == "cpu")
// ```
lastBefore = (tables=<-, start, lookback=30d, fn=(r) => true) =>
    tables
        |> _last(
            start: date.sub(d: _positive(v: lookback, function: "series.lastBefore", argument: "lookback"), from: start),
            stop: start,
            fn: fn,
        )

// rangeWithLast keeps a range of time as `range` does. Each series begins with a row at `start` that has the last value
// before it: what was valid when the range began, also when no row lies in it.
//
// It stands in place of `range`, directly behind `from`, because it reads what lies before. A row at `start` itself is
// the first one, and none is put before it.
//
// ## Parameters
// - tables: Source.
// - start: Earliest time, included: a time, or a duration relative to now.
// - stop: Latest time, not included. Default is `now()`.
// - lookback: How far back to look for the value. Default is `30d`.
// - fn: Predicate of a row `r`, which a source answers as that of `filter`. Default is true for all rows.
//
// ## Example
// ```flux
// import "fluxc/series"
//
// from(bucket: "telegraf")
//     |> series.rangeWithLast(start: -1h, fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
//     |> series.holdMean()
// ```
rangeWithLast = (tables=<-, start, stop=now(), lookback=30d, fn=(r) => true) => {
    before = _positive(v: lookback, function: "series.rangeWithLast", argument: "lookback")
    first = date.add(d: 0s, to: start)
    end = date.add(d: 0s, to: stop)
    // A row at `start` counts as the last one before the next nanosecond.
    opening =
        tables
            |> _last(start: date.sub(d: before, from: first), stop: date.add(d: 1ns, to: first), fn: fn)
            |> map(fn: (r) => ({r with _time: first, _start: first, _stop: end}))
            |> debug.opaque()
    following =
        tables
            |> range(start: first, stop: end)
            |> filter(fn: (r) => r._time > first)
            |> filter(fn: fn)

    return
        union(tables: [opening, following])
            |> sort(columns: ["_time"])
}

// fillGaps puts the value before in place of nulls, as long as it is not too old.
//
// Times without a row have no null to fill; `aggregateWindow` makes rows for them. The rows come out in order of time.
//
// ## Parameters
// - tables: Input tables.
// - limit: Greatest age of a value, from its own time to that of the null.
//
// ## Example
// ```flux
// import "fluxc/series"
// import "sampledata"
//
// sampledata.float(includeNull: true)
//     |> series.fillGaps(limit: 10s)
// ```
fillGaps = (tables=<-, limit) => {
    oldest = int(v: _positive(v: limit, function: "series.fillGaps", argument: "limit"))

    return
        tables
            |> _timed(function: "series.fillGaps")
            |> sort(columns: ["_time"])
            |> map(
                fn: (r) =>
                    ({r with
                        __series_value: r._value,
                        __series_time: if exists r._value then int(v: r._time) else debug.null(type: "int"),
                    }),
            )
            |> fill(column: "__series_value", usePrevious: true)
            |> fill(column: "__series_time", usePrevious: true)
            |> map(fn: (r) => ({r with _value: if int(v: r._time) - r.__series_time <= oldest then r.__series_value else r._value}))
            |> drop(columns: ["__series_value", "__series_time"])
}

// _hold returns of each table the area under its values, each held until the next one, and the time for which one was
// held, in nanoseconds.
_hold = (tables=<-, function) =>
    tables
        |> _timed(function: function, numbers: true)
        |> filter(fn: (r) => exists r._value, onEmpty: "keep")
        |> sort(columns: ["_time"])
        |> events.duration(unit: 1ns, columnName: "__series_step")
        |> reduce(
            identity: {__series_area: 0.0, __series_span: 0.0},
            fn: (r, accumulator) =>
                ({
                    __series_area: accumulator.__series_area + float(v: r._value) * float(v: r.__series_step),
                    __series_span: accumulator.__series_span + float(v: r.__series_step),
                }),
        )

// holdIntegral returns the area under the values of each table when a value holds until the next one, and the last until
// the end of the range. Rows whose value is null are left out.
//
// The function `integral` draws straight lines between the values instead.
//
// ## Parameters
// - tables: Input tables, with `_time` and `_stop`.
// - unit: Unit of time. Default is `1s`.
//
// ## Example
// ```flux
// import "fluxc/series"
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> series.holdIntegral(unit: 1m)
// ```
holdIntegral = (tables=<-, unit=1s) => {
    nanoseconds = float(v: int(v: _positive(v: unit, function: "series.holdIntegral", argument: "unit")))

    return
        tables
            |> _hold(function: "series.holdIntegral")
            |> map(
                fn: (r) => ({r with _value: if r.__series_span > 0.0 then r.__series_area / nanoseconds else debug.null(type: "float")}),
            )
            |> drop(columns: ["__series_area", "__series_span"])
}

// holdMean returns the average of the values of each table, weighted by how long each holds: until the next one, and the
// last until the end of the range. Rows whose value is null are left out. What was before the first row is not known and
// does not count; `rangeWithLast` reads it.
//
// The function `timeWeightedAvg` draws straight lines between the values instead.
//
// ## Parameters
// - tables: Input tables, with `_time` and `_stop`.
//
// ## Example
// ```flux
// import "fluxc/series"
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> series.holdMean()
// ```
holdMean = (tables=<-) =>
    tables
        |> _hold(function: "series.holdMean")
        |> map(fn: (r) => ({r with _value: if r.__series_span > 0.0 then r.__series_area / r.__series_span else debug.null(type: "float")}))
        |> drop(columns: ["__series_area", "__series_span"])
