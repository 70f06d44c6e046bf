// Package experimental holds functions that have no better place yet.
//
// ## Metadata
// introduced: 0.39.0
package experimental


import "date"
import "influxdata/influxdb"

// addDuration adds a duration to a time, as `date.add` does.
//
// ## Parameters
// - d: Duration to add.
// - to: Time to start from.
// - location: Location whose calendar counts.
//
// ## Example
// ```flux
// import "experimental"
//
// x = experimental.addDuration(d: 1mo, to: 2024-01-31T00:00:00Z)
// // x is 2024-02-29T00:00:00.000000000Z
// ```
//
// ## Metadata
// deprecated: 0.162.0
// instead: date.add
// introduced: 0.39.0
addDuration = (d, to, location=location) => date.add(d, to, location)

// subDuration subtracts a duration from a time, as `date.sub` does.
//
// ## Parameters
// - d: Duration to subtract.
// - from: Time to start from.
// - location: Location whose calendar counts.
//
// ## Example
// ```flux
// import "experimental"
//
// x = experimental.subDuration(d: 1h, from: 2024-01-01T00:30:00Z)
// // x is 2023-12-31T23:30:00.000000000Z
// ```
//
// ## Metadata
// deprecated: 0.162.0
// instead: date.sub
// introduced: 0.39.0
subDuration = (d, from, location=location) => date.sub(d, from, location)

// group adds columns to the group key.
//
// ## Parameters
// - tables: Input tables.
// - mode: Must be `"extend"`.
// - columns: Columns to add.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> map(fn: (r) => ({r with unit: "C"}))
//     |> experimental.group(mode: "extend", columns: ["unit"])
// ```
builtin group : (<-tables: stream[A], mode: string, columns: [string]) => stream[A] where A: Record

// set sets columns to the values of a record's properties.
//
// ## Parameters
// - tables: Input tables.
// - o: Record with the columns to set.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.set(o: {_measurement: "boiler", _field: "heat"})
// ```
//
// ## Metadata
// introduced: 0.40.0
builtin set : (<-tables: stream[A], o: B) => stream[C] where A: Record, B: Record, C: Record

// objectKeys returns the names of a record's properties.
//
// ## Example
// ```flux
// import "experimental"
//
// x = experimental.objectKeys(o: {host: "web-1", load: 0.5})
// // x is [host, load]
// ```
//
// ## Metadata
// introduced: 0.40.0
builtin objectKeys : (o: A) => [string] where A: Record

// to writes rows whose columns are the fields, as `influxdb.wideTo` does.
//
// ## Example
// ```flux
// import "array"
// import "experimental"
//
// array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "boiler", heat: 40.5, pressure: 1.2}])
//     |> group(columns: ["_measurement"])
//     |> experimental.to(bucket: "telegraf_5m")
// ```
//
// ## Metadata
// introduced: 0.40.0
// deprecated: 0.174.0
// instead: influxdata/influxdb.wideTo
to = influxdb.wideTo

// join joins two streams on their group keys and on `_time`.
//
// ## Parameters
// - left: First stream.
// - right: Second stream.
// - fn: Function that makes one row of a row `left` and a row `right`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// load = sampledata.float()
// square = load |> map(fn: (r) => ({r with _value: r._value * r._value}))
//
// experimental.join(left: load, right: square, fn: (left, right) => ({left with square: right._value}))
// ```
//
// ## Metadata
// introduced: 0.65.0
// deprecated: 0.172.0
// instead: join.time
builtin join : (left: stream[A], right: stream[B], fn: (left: A, right: B) => C) => stream[C]
    where
    A: Record,
    B: Record,
    C: Record

// chain runs two streams one after the other and gives the second.
//
// ## Parameters
// - first: Stream to run first.
// - second: Stream to run then.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// all = sampledata.float() |> yield(name: "all")
// top = sampledata.float() |> top(n: 1) |> yield(name: "top")
//
// experimental.chain(first: all, second: top)
// ```
//
// ## Metadata
// introduced: 0.68.0
builtin chain : (first: stream[A], second: stream[B]) => stream[B] where A: Record, B: Record

// alignTime moves tables in time so that all begin together; distances within a table stay.
//
// ## Parameters
// - tables: Input tables, ordered by time.
// - alignTo: Time of the first row. Default is 1970-01-01T00:00:00Z.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.alignTime(alignTo: 2024-01-01T00:00:00Z)
// ```
//
// ## Metadata
// introduced: 0.66.0
alignTime = (tables=<-, alignTo=time(v: 0)) => {
    first = int(v: alignTo)

    return
        tables
            |> stateDuration(fn: (r) => true, column: "timeDiff", unit: 1ns)
            |> map(fn: (r) => ({r with _time: time(v: first + r.timeDiff)}))
            |> drop(columns: ["timeDiff"])
}

// _window is what `window` calls.
builtin _window : (
        <-tables: stream[{T with _start: time, _stop: time, _time: time}],
        every: duration,
        period: duration,
        offset: duration,
        location: {zone: string, offset: duration},
        createEmpty: bool,
    ) => stream[{T with _start: time, _stop: time, _time: time}]

// window groups rows by windows of time.
//
// ## Parameters
// - tables: Input tables.
// - every: Time between windows.
// - period: Length of the windows. Default is `every`.
// - offset: Shift of the windows' starts.
// - location: Location whose calendar counts.
// - createEmpty: Make windows without rows too. Default is `false`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> experimental.window(every: 20s)
// ```
//
// ## Metadata
// introduced: 0.106.0
window = (tables=<-, every=0s, period=0s, offset=0s, location=location, createEmpty=false) =>
    tables |> _window(every, period, offset, location, createEmpty)

// integral returns the area under the values over time.
//
// ## Parameters
// - tables: Input tables.
// - unit: Unit of time. Default is `1s`.
// - interpolate: `"linear"` extends the curve to the ends of the range; default is `""`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> experimental.integral(unit: 1m)
// ```
//
// ## Metadata
// introduced: 0.106.0
builtin integral : (
        <-tables: stream[{T with _time: time, _value: B}],
        ?unit: duration,
        ?interpolate: string,
    ) => stream[{T with _value: B}]

// count returns the number of values.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.count()
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin count : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: int}]

// histogramQuantile estimates a quantile from the counts of a histogram.
//
// ## Parameters
// - tables: Input tables.
// - quantile: Which quantile, 0.0 to 1.0.
// - minValue: Lower bound of the first bin. Default is `0.0`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.histogram(bins: [0.0, 5.0, 10.0, 20.0])
//     |> experimental.histogramQuantile(quantile: 0.9)
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin histogramQuantile : (
        <-tables: stream[{T with _value: float, le: float}],
        ?quantile: float,
        ?minValue: float,
    ) => stream[{T with _value: float}]

// mean returns the mean of the values.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.mean()
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin mean : (<-tables: stream[{T with _value: float}]) => stream[{T with _value: float}]

// mode returns the values that occur most often.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.int()
//     |> experimental.mode()
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin mode : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]

// quantile returns the value below which a share of the values lies.
//
// ## Parameters
// - tables: Input tables.
// - q: Share, 0.0 to 1.0.
// - compression: Precision of `"estimate_tdigest"`. Default is `1000.0`.
// - method: `"estimate_tdigest"` (default), `"exact_mean"` or `"exact_selector"`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.quantile(q: 0.9, method: "exact_mean")
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin quantile : (
        <-tables: stream[{T with _value: float}],
        q: float,
        ?compression: float,
        ?method: string,
    ) => stream[{T with _value: float}]

// skew returns how lopsided the distribution of the values is.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.skew()
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin skew : (<-tables: stream[{T with _value: float}]) => stream[{T with _value: float}]

// spread returns the difference of the largest and the smallest value.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.spread()
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin spread : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}] where A: Numeric

// stddev returns the standard deviation of the values.
//
// ## Parameters
// - tables: Input tables.
// - mode: `"sample"` (default) or `"population"`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.stddev(mode: "population")
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin stddev : (<-tables: stream[{T with _value: float}], ?mode: string) => stream[{T with _value: float}]

// sum returns the sum of the values.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.sum()
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin sum : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}] where A: Numeric

// kaufmansAMA returns Kaufman's adaptive moving average.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.kaufmansAMA(n: 3)
// ```
//
// ## Metadata
// introduced: 0.107.0
builtin kaufmansAMA : (<-tables: stream[{T with _value: A}], n: int) => stream[{T with _value: float}]
    where
    A: Numeric

// distinct returns the distinct values.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.string()
//     |> experimental.distinct()
// ```
//
// ## Metadata
// introduced: 0.112.0
builtin distinct : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]

// fill replaces values that are null.
//
// ## Parameters
// - tables: Input tables.
// - value: Value to put in.
// - usePrevious: Put in the value of the row before. Default is `false`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float(includeNull: true)
//     |> experimental.fill(usePrevious: true)
// ```
//
// ## Metadata
// introduced: 0.112.0
builtin fill : (<-tables: stream[{T with _value: A}], ?value: A, ?usePrevious: bool) => stream[{T with _value: A}]

// first returns the first row with a value.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float(includeNull: true)
//     |> experimental.first()
// ```
//
// ## Metadata
// introduced: 0.112.0
builtin first : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]

// last returns the last row with a value.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float(includeNull: true)
//     |> experimental.last()
// ```
//
// ## Metadata
// introduced: 0.112.0
builtin last : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]

// max returns the row with the largest value.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.max()
// ```
//
// ## Metadata
// introduced: 0.112.0
builtin max : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]

// min returns the row with the smallest value.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.min()
// ```
//
// ## Metadata
// introduced: 0.112.0
builtin min : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]

// unique returns the first row of every distinct value.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.bool()
//     |> experimental.unique()
// ```
//
// ## Metadata
// introduced: 0.112.0
builtin unique : (<-tables: stream[{T with _value: A}]) => stream[{T with _value: A}]

// histogram counts, for each upper bound, the values that do not exceed it.
//
// ## Parameters
// - tables: Input tables.
// - bins: Upper bounds.
// - normalize: Give shares from 0.0 to 1.0 instead of counts. Default is `false`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.histogram(bins: [0.0, 5.0, 10.0, 20.0])
// ```
//
// ## Metadata
// introduced: 0.112.0
builtin histogram : (
        <-tables: stream[{T with _value: float}],
        bins: [float],
        ?normalize: bool,
    ) => stream[{T with _value: float, le: float}]

// preview keeps the first rows of the first tables.
//
// ## Parameters
// - tables: Input tables.
// - nrows: Number of rows per table. Default is `5`.
// - ntables: Number of tables. Default is `5`.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// sampledata.float()
//     |> experimental.preview(nrows: 2, ntables: 1)
// ```
//
// ## Metadata
// introduced: 0.167.0
builtin preview : (<-tables: stream[A], ?nrows: int, ?ntables: int) => stream[A] where A: Record

// unpivot turns columns into rows with `_field` and `_value`, one table per field.
//
// ## Parameters
// - tables: Input tables.
// - otherColumns: Columns outside the group key that are no fields. Default is `["_time"]`.
//
// ## Example
// ```flux
// import "array"
// import "experimental"
//
// array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "web-1", load: 0.5, heat: 40.0}])
//     |> group(columns: ["host"])
//     |> experimental.unpivot()
// ```
//
// ## Metadata
// introduced: 0.172.0
builtin unpivot : (
        <-tables: stream[{A with _time: time}],
        ?otherColumns: [string],
    ) => stream[{B with _field: string, _value: C}]
    where
    A: Record,
    B: Record

// catch calls a function and returns its value or, when it fails, the error's code and message.
//
// ## Example
// ```flux
// import "experimental"
//
// caught = experimental.catch(fn: () => int(v: "many"))
//
// x = exists caught.msg
// // x is true
// ```
//
// ## Metadata
// introduced: 0.174.0
builtin catch : (fn: () => A) => {value: A, code: uint, msg: string}

// diff compares two streams table by table. Rows that only `want` has are marked `-` in the column `_diff`, those that
// only `got` has `+`.
//
// ## Parameters
// - got: Stream to test.
// - want: Stream as it should be.
//
// ## Example
// ```flux
// import "experimental"
// import "sampledata"
//
// want = sampledata.int()
//
// sampledata.int()
//     |> map(fn: (r) => ({r with _value: if r._value > 18 then 18 else r._value}))
//     |> experimental.diff(want: want)
// ```
//
// ## Metadata
// introduced: 0.175.0
builtin diff : (<-got: stream[A], want: stream[A]) => stream[{A with _diff: string}]
