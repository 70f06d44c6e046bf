// Package universe holds what every script can use without an import.
//
// ## Metadata
// introduced: 0.14.0
package universe


import "system"
import "date"
import "math"
import "experimental/table"

// now returns the time at which the script runs. Scripts and task servers may set this option to run a script as of
// another time.
//
// ## Example
// ```flux
// import "array"
//
// array.from(rows: [{_time: now(), _value: "written now"}])
// ```
//
// ## Metadata
// introduced: 0.7.0
option now = system.time

// inf is a duration without end: `window(every: inf)` makes one window of the whole range.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> aggregateWindow(every: 20s, fn: max)
//     |> window(every: inf)
// ```
builtin inf : duration

// range keeps the rows whose `_time` lies in a range and adds the range's bounds to the group key as `_start` and
// `_stop`.
//
// A read from a bucket must be bounded by `range`.
//
// ## Parameters
// - tables: Input tables.
// - start: Earliest time, included: a time, a duration relative to now, or an int of seconds since 1970.
// - stop: Latest time, not included. Default is `now()`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin range : (
        <-tables: stream[{A with _time: time}],
        start: B,
        ?stop: C,
    ) => stream[{A with _time: time, _start: time, _stop: time}]

// filter keeps the rows for which a predicate is true.
//
// ## Parameters
// - tables: Input tables.
// - fn: Predicate of a row `r`. Rows for which it is null are dropped.
// - onEmpty: `"drop"` (default) drops tables of which no row is left, `"keep"` keeps them.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> filter(fn: (r) => r._measurement == "cpu" and r.host =~ /^web-/)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin filter : (<-tables: stream[A], fn: (r: A) => bool, ?onEmpty: string) => stream[A] where A: Record

// map replaces every row by the record that a function returns. The record's properties become the columns; write
// `({r with …})` to keep the others.
//
// Group key columns that the record lacks leave the group key; rows in which others changed are grouped anew.
//
// ## Parameters
// - tables: Input tables.
// - fn: Function of a row `r` that returns a record.
// - mergeKey: Has no effect; for old scripts.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> map(fn: (r) => ({r with _value: r._value * 2.0}))
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin map : (<-tables: stream[A], fn: (r: A) => B, ?mergeKey: bool) => stream[B]

// group regroups all rows by the values of columns.
//
// ## Parameters
// - tables: Input tables.
// - mode: `"by"` (default) groups by the named columns, `"except"` by all others.
// - columns: Names of columns. Default is `[]`, which with `"by"` puts all rows in one table.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> group(columns: ["host"])
//     |> sum()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin group : (<-tables: stream[A], ?mode: string, ?columns: [string]) => stream[A] where A: Record

// _window is what `window` calls.
builtin _window : (
        <-tables: stream[A],
        every: duration,
        period: duration,
        offset: duration,
        location: {zone: string, offset: duration},
        timeColumn: string,
        startColumn: string,
        stopColumn: string,
        createEmpty: bool,
    ) => stream[B]
    where
    A: Record,
    B: Record

// window groups rows by windows of time: each window becomes a table with the window's bounds in its group key.
//
// ## Parameters
// - tables: Input tables.
// - every: Span from one window's start to the next. Default is `period`.
// - period: Length of a window. Default is `every`; longer ones overlap.
// - offset: Span by which the windows' borders are moved.
// - location: Location on whose clock days, weeks, months and years start. Default is the option `location`.
// - timeColumn: Column with the rows' times. Default is `"_time"`.
// - startColumn: Column for the windows' starts. Default is `"_start"`.
// - stopColumn: Column for the windows' ends. Default is `"_stop"`.
// - createEmpty: Whether windows without rows become empty tables. Default is `false`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> window(every: 10m)
//     |> max()
// ```
//
// ## Metadata
// introduced: 0.7.0
window = (
    tables=<-,
    every=0s,
    period=0s,
    offset=0s,
    location=location,
    timeColumn="_time",
    startColumn="_start",
    stopColumn="_stop",
    createEmpty=false,
) =>
    tables
        |> _window(
            every: every,
            period: period,
            offset: offset,
            location: location,
            timeColumn: timeColumn,
            startColumn: startColumn,
            stopColumn: stopColumn,
            createEmpty: createEmpty,
        )

// duplicate copies a column under another name.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to copy.
// - as: Name of the copy. A column of that name is replaced.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> duplicate(column: "_stop", as: "_time")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin duplicate : (<-tables: stream[A], column: string, as: string) => stream[B] where A: Record, B: Record

// _fillEmpty gives empty tables a row of nulls when `createEmpty` is set.
_fillEmpty = (tables=<-, createEmpty) => if createEmpty then tables |> table.fill() else tables

// aggregateWindow downsamples: it applies an aggregate or selector to every window of time and returns one row per
// window, with the window's end or start as its time.
//
// ## Parameters
// - every: Span from one window's start to the next.
// - period: Length of a window. Default is `every`.
// - fn: Aggregate or selector, for instance `mean`. It is called with `column`.
// - offset: Span by which the windows' borders are moved.
// - location: Location on whose clock days, weeks, months and years start. Default is the option `location`.
// - column: Column to aggregate. Default is `"_value"`.
// - timeSrc: Column with the new time. Default is `"_stop"`, the window's end.
// - timeDst: Column to put it in. Default is `"_time"`.
// - createEmpty: Whether windows without rows yield a row too, null or for `count` zero. Default is `true`.
// - tables: Input tables.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> filter(fn: (r) => r._field == "usage_user")
//     |> aggregateWindow(every: 5m, fn: mean, createEmpty: false)
// ```
//
// ## Metadata
// introduced: 0.7.0
aggregateWindow = (
    every,
    period=0s,
    fn,
    offset=0s,
    location=location,
    column="_value",
    timeSrc="_stop",
    timeDst="_time",
    createEmpty=true,
    tables=<-,
) =>
    tables
        |> window(
            every: every,
            period: period,
            offset: offset,
            location: location,
            createEmpty: createEmpty,
        )
        |> fn(column: column)
        |> _fillEmpty(createEmpty: createEmpty)
        |> duplicate(column: timeSrc, as: timeDst)
        |> window(every: inf, timeColumn: timeDst)

// count counts the values of a column that are not null. Each table becomes one row: its group key and the result.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> count()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin count : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record

// sum adds the values of a numeric column. Each table becomes one row: its group key and the result.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> sum()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin sum : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record

// mean returns the average of the values of a numeric column. Each table becomes one row: its group key and the
// result.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> mean()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin mean : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record

// min selects the row with the smallest value of each table.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> min()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin min : (<-tables: stream[A], ?column: string) => stream[A] where A: Record

// max selects the row with the greatest value of each table.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> max()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin max : (<-tables: stream[A], ?column: string) => stream[A] where A: Record

// first selects the first row whose value is not null of each table.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> first()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin first : (<-tables: stream[A], ?column: string) => stream[A] where A: Record

// last selects the last row whose value is not null of each table.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> last()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin last : (<-tables: stream[A], ?column: string) => stream[A] where A: Record

// sort orders the rows of each table. Nulls come first in ascending and in descending order; rows that are equal
// keep their order.
//
// ## Parameters
// - tables: Input tables.
// - columns: Columns to sort by, the most important first. Default is `["_value"]`.
// - desc: Whether to sort in descending order. Default is `false`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> sort(columns: ["_value"], desc: true)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin sort : (<-tables: stream[A], ?columns: [string], ?desc: bool) => stream[A] where A: Record

// limit keeps the first rows of each table.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows to keep.
// - offset: Number of rows to skip before. Default is `0`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> limit(n: 10)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin limit : (<-tables: stream[A], n: int, ?offset: int) => stream[A]

// tail keeps the last rows of each table.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows to keep.
// - offset: Number of rows to skip at the end. Default is `0`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> tail(n: 10)
// ```
//
// ## Metadata
// introduced: 0.39.0
builtin tail : (<-tables: stream[A], n: int, ?offset: int) => stream[A]

// keep keeps the named columns and drops all others, also from the group key.
//
// ## Parameters
// - tables: Input tables.
// - columns: Columns to keep.
// - fn: Predicate of a column's name, instead of `columns`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> keep(columns: ["_time", "host", "_value"])
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin keep : (<-tables: stream[A], ?columns: [string], ?fn: (column: string) => bool) => stream[B] where A: Record, B: Record

// drop drops the named columns, also from the group key.
//
// ## Parameters
// - tables: Input tables.
// - fn: Predicate of a column's name, instead of `columns`.
// - columns: Columns to drop.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> drop(columns: ["_start", "_stop"])
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin drop : (<-tables: stream[A], ?fn: (column: string) => bool, ?columns: [string]) => stream[B] where A: Record, B: Record

// rename gives columns new names, also in the group key.
//
// ## Parameters
// - tables: Input tables.
// - fn: Function from a column's name to its new name, instead of `columns`.
// - columns: Record whose properties are old names and whose values are new ones.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> rename(columns: {_value: "usage", host: "machine"})
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin rename : (<-tables: stream[A], ?fn: (column: string) => string, ?columns: B) => stream[C] where A: Record, B: Record, C: Record

// yield delivers its input as a result of the script and passes it on.
//
// ## Parameters
// - tables: Input tables.
// - name: Name of the result. Default is `"_result"`.
//
// ## Example
// ```flux
// data = from(bucket: "telegraf") |> range(start: -1h)
//
// data |> mean() |> yield(name: "mean")
// data |> max() |> yield(name: "max")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin yield : (<-tables: stream[A], ?name: string) => stream[A] where A: Record

// bool converts a value to bool. It accepts `"true"` and `"false"`, and the numbers 0 and 1; null gives null.
//
// ## Parameters
// - v: Value to convert.
//
// ## Example
// ```flux
// x = bool(v: "true")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin bool : (v: A) => bool

// int converts a value to int. It accepts decimal digits, numbers (a float loses its fraction), bools, times
// (nanoseconds since 1970) and durations (nanoseconds); null gives null.
//
// ## Parameters
// - v: Value to convert.
//
// ## Example
// ```flux
// x = int(v: "12")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin int : (v: A) => int

// uint converts a value to uint. It accepts decimal digits, numbers (a float loses its fraction, negative ones wrap),
// bools, times and durations; null gives null.
//
// ## Parameters
// - v: Value to convert.
//
// ## Example
// ```flux
// x = uint(v: "42")
// // x is 42
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin uint : (v: A) => uint

// float converts a value to float. It accepts decimal notation, `"+Inf"`, `"NaN"`, numbers and bools; null gives
// null.
//
// ## Parameters
// - v: Value to convert.
//
// ## Example
// ```flux
// x = float(v: 12)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin float : (v: A) => float

// string converts a value to string. It accepts every basic type; null gives null.
//
// ## Parameters
// - v: Value to convert.
//
// ## Example
// ```flux
// x = string(v: 2024-01-01T00:00:00Z)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin string : (v: A) => string

// time converts a value to time. It accepts RFC 3339 dates and times, and nanoseconds since 1970; null gives null.
//
// ## Parameters
// - v: Value to convert.
//
// ## Example
// ```flux
// x = time(v: "2024-01-01T00:00:00Z")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin time : (v: A) => time

// duration converts a value to duration. It accepts duration literals in a string, and nanoseconds; null gives null.
//
// ## Parameters
// - v: Value to convert.
//
// ## Example
// ```flux
// x = duration(v: "1h30m")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin duration : (v: A) => duration

// bytes converts a string to the bytes of its UTF-8 form.
//
// ## Parameters
// - v: Value to convert.
//
// ## Example
// ```flux
// x = bytes(v: "web")
// // x is 0x776562
// ```
//
// ## Metadata
// introduced: 0.40.0
builtin bytes : (v: A) => bytes

// toString converts the column `_value` with `string`.
//
// ## Parameters
// - tables: Input tables.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> toString()
// ```
//
// ## Metadata
// introduced: 0.7.0
toString = (tables=<-) => tables |> map(fn: (r) => ({r with _value: string(v: r._value)}))

// toInt converts the column `_value` with `int`.
//
// ## Parameters
// - tables: Input tables.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> toInt()
// ```
//
// ## Metadata
// introduced: 0.7.0
toInt = (tables=<-) => tables |> map(fn: (r) => ({r with _value: int(v: r._value)}))

// toUInt converts the column `_value` with `uint`.
//
// ## Parameters
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.int()
//     |> map(fn: (r) => ({r with _value: r._value * r._value}))
//     |> toUInt()
// ```
//
// ## Metadata
// introduced: 0.7.0
toUInt = (tables=<-) => tables |> map(fn: (r) => ({r with _value: uint(v: r._value)}))

// toFloat converts the column `_value` with `float`.
//
// ## Parameters
// - tables: Input tables.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> toFloat()
// ```
//
// ## Metadata
// introduced: 0.7.0
toFloat = (tables=<-) => tables |> map(fn: (r) => ({r with _value: float(v: r._value)}))

// toBool converts the column `_value` with `bool`.
//
// ## Parameters
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.numericBool()
//     |> toBool()
// ```
//
// ## Metadata
// introduced: 0.7.0
toBool = (tables=<-) => tables |> map(fn: (r) => ({r with _value: bool(v: r._value)}))

// toTime converts the column `_value` with `time`.
//
// ## Parameters
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.int()
//     |> toTime()
// ```
//
// ## Metadata
// introduced: 0.7.0
toTime = (tables=<-) => tables |> map(fn: (r) => ({r with _value: time(v: r._value)}))

// contains tells whether a value is an element of an array.
//
// ## Parameters
// - value: Value to look for.
// - set: Array to look in.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> filter(fn: (r) => contains(value: r.host, set: ["web-01", "web-02"]))
// ```
//
// ## Metadata
// introduced: 0.19.0
builtin contains : (value: A, set: [A]) => bool where A: Nullable

// length returns the number of elements of an array.
//
// ## Parameters
// - arr: Array.
//
// ## Example
// ```flux
// n = length(arr: ["a", "b"])
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin length : (<-arr: [A]) => int

// die ends the script with an error.
//
// ## Parameters
// - msg: Message of the error.
//
// ## Example
// ```flux
// levelOf = (value) => if value < 0.0 then die(msg: "a level cannot be negative: ${value}") else value / 100.0
//
// x = levelOf(value: 42.0)
// // x is 0.42
// ```
//
// ## Metadata
// introduced: 0.82.0
builtin die : (msg: string) => A

// today returns the start of the current day in UTC.
//
// ## Example
// ```flux
// import "array"
//
// array.from(rows: [{_time: today(), _value: "midnight"}])
// ```
//
// ## Metadata
// introduced: 0.116.0
today = () => date.truncate(t: now(), unit: 1d)

// truncateTimeColumn replaces `_time` by the start of the unit it lies in.
//
// ## Parameters
// - timeColumn: Has no effect; for old scripts.
// - unit: Length of the unit, for instance `1m`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> truncateTimeColumn(unit: 1m)
// ```
//
// ## Metadata
// introduced: 0.37.0
truncateTimeColumn = (timeColumn="_time", unit, tables=<-) =>
    tables
        |> map(fn: (r) => ({r with _time: date.truncate(t: r._time, unit: unit)}))

// set puts one string in a column of all rows. A column that does not exist is added; one of the group key changes
// there, too.
//
// ## Parameters
// - tables: Input tables.
// - key: Name of the column.
// - value: String to put there.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> set(key: "origin", value: "import")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin set : (<-tables: stream[A], key: string, value: string) => stream[A] where A: Record

// timeShift moves the times of columns by a duration.
//
// ## Parameters
// - tables: Input tables.
// - duration: Duration to add; a negative one moves back.
// - columns: Columns to change. Default is `["_start", "_stop", "_time"]`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> timeShift(duration: 1h)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin timeShift : (<-tables: stream[A], duration: duration, ?columns: [string]) => stream[A]

// union brings the tables of several streams together. Tables of equal group keys become one.
//
// ## Parameters
// - tables: Streams.
//
// ## Example
// ```flux
// web = from(bucket: "web") |> range(start: -1h)
// database = from(bucket: "database") |> range(start: -1h)
//
// union(tables: [web, database])
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin union : (tables: [stream[A]]) => stream[A] where A: Record

// pivot turns values of rows into columns: rows that agree in the row key become one row, in which each value stands
// in the column that its column key names.
//
// Other columns are dropped unless they are part of the group key.
//
// ## Parameters
// - tables: Input tables.
// - rowKey: Columns that identify an output row, for instance `["_time"]`.
// - columnKey: Columns whose values, joined with `_`, name the new columns, for instance `["_field"]`.
// - valueColumn: Column with the values, for instance `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin pivot : (
        <-tables: stream[A],
        rowKey: [string],
        columnKey: [string],
        valueColumn: string,
    ) => stream[B]
    where
    A: Record,
    B: Record

// tableFind runs its input at once and returns the first table for whose group key a predicate is true. Without such
// a table the script fails.
//
// ## Parameters
// - tables: Input tables.
// - fn: Predicate of a group key, the record `key`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> tableFind(fn: (key) => key.tag == "t1")
// ```
//
// ## Metadata
// introduced: 0.29.0
builtin tableFind : (<-tables: stream[A], fn: (key: B) => bool) => stream[A] where A: Record, B: Record

// getColumn returns the values of a column of one table as an array.
//
// ## Parameters
// - table: Table that `tableFind` found.
// - column: Name of the column.
//
// ## Example
// ```flux
// import "sampledata"
//
// x =
//     sampledata.int()
//         |> limit(n: 3)
//         |> tableFind(fn: (key) => key.tag == "t1")
//         |> getColumn(column: "_value")
// // x is [-2, 10, 7]
// ```
//
// ## Metadata
// introduced: 0.29.0
builtin getColumn : (<-table: stream[A], column: string) => [B] where A: Record

// getRecord returns a row of one table as a record.
//
// ## Parameters
// - table: Table that `tableFind` found.
// - idx: Number of the row, from 0.
//
// ## Example
// ```flux
// import "sampledata"
//
// row =
//     sampledata.int()
//         |> tableFind(fn: (key) => key.tag == "t2")
//         |> getRecord(idx: 0)
//
// x = row._value
// // x is 19
// ```
//
// ## Metadata
// introduced: 0.29.0
builtin getRecord : (<-table: stream[A], idx: int) => A where A: Record

// findColumn runs its input at once and returns the values of a column of the first table for whose group key a
// predicate is true. Without such a table or column the array is empty.
//
// ## Parameters
// - tables: Input tables.
// - fn: Predicate of a group key, the record `key`.
// - column: Name of the column.
//
// ## Example
// ```flux
// hosts =
//     from(bucket: "telegraf")
//         |> range(start: -1h)
//         |> group()
//         |> distinct(column: "host")
//         |> findColumn(fn: (key) => true, column: "_value")
// ```
//
// ## Metadata
// introduced: 0.68.0
builtin findColumn : (<-tables: stream[A], fn: (key: B) => bool, column: string) => [C] where A: Record, B: Record

// findRecord runs its input at once and returns a row of the first table for whose group key a predicate is true.
// Without such a table or row the record is empty.
//
// ## Parameters
// - tables: Input tables.
// - fn: Predicate of a group key, the record `key`.
// - idx: Number of the row, from 0.
//
// ## Example
// ```flux
// hottest =
//     from(bucket: "telegraf")
//         |> range(start: -1h)
//         |> group()
//         |> max()
//         |> findRecord(fn: (key) => true, idx: 0)
//
// peak = hottest._value
// ```
//
// ## Metadata
// introduced: 0.68.0
builtin findRecord : (<-tables: stream[A], fn: (key: B) => bool, idx: int) => A where A: Record, B: Record

// difference replaces values by their difference from the row before. The first row of each table is dropped.
//
// ## Parameters
// - tables: Input tables.
// - nonNegative: Whether a negative difference becomes null. Default is `false`.
// - columns: Columns to change. Default is `["_value"]`.
// - keepFirst: Whether the first row stays, with null. Default is `false`.
// - initialZero: Whether a kept first row gets zero, and a value after a decrease counts from zero. Default is
//   `false`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> difference(nonNegative: true)
// ```
//
// ## Metadata
// introduced: 0.7.1
builtin difference : (
        <-tables: stream[T],
        ?nonNegative: bool,
        ?columns: [string],
        ?keepFirst: bool,
        ?initialZero: bool,
    ) => stream[R]
    where
    T: Record,
    R: Record

// derivative replaces values by their rate of change per unit of time. The first row of each table is dropped, and so
// are rows that repeat a time.
//
// ## Parameters
// - tables: Input tables.
// - unit: Unit of time. Default is `1s`.
// - nonNegative: Whether a negative rate becomes null. Default is `false`.
// - columns: Columns to change. Default is `["_value"]`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - initialZero: With `nonNegative`: whether a negative rate becomes zero instead. Default is `false`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> derivative(unit: 1s, nonNegative: true)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin derivative : (
        <-tables: stream[A],
        ?unit: duration,
        ?nonNegative: bool,
        ?columns: [string],
        ?timeColumn: string,
        ?initialZero: bool,
    ) => stream[B]
    where
    A: Record,
    B: Record

// cumulativeSum replaces values by the sum of all values up to their row.
//
// ## Parameters
// - tables: Input tables.
// - columns: Columns to change. Default is `["_value"]`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> cumulativeSum()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin cumulativeSum : (<-tables: stream[A], ?columns: [string]) => stream[B] where A: Record, B: Record

// fill replaces nulls in a column.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
// - value: Value to put there. A missing column is added with it.
// - usePrevious: Whether to repeat the last value that is not null, instead of `value`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> fill(usePrevious: true)
// ```
//
// ## Metadata
// introduced: 0.14.0
builtin fill : (<-tables: stream[A], ?column: string, ?value: B, ?usePrevious: bool) => stream[C] where A: Record, C: Record

// elapsed adds a column with the time since the row before, in whole units. The first row of each table is dropped.
//
// ## Parameters
// - tables: Input tables.
// - unit: Unit of time. Default is `1s`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - columnName: Name of the new column. Default is `"elapsed"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> elapsed(unit: 1s)
// ```
//
// ## Metadata
// introduced: 0.36.0
builtin elapsed : (
        <-tables: stream[A],
        ?unit: duration,
        ?timeColumn: string,
        ?columnName: string,
    ) => stream[B]
    where
    A: Record,
    B: Record

// distinct returns each value of a column once, in the column `_value` beside the group key.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> distinct(column: "host")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin distinct : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record

// unique keeps the first row for each value of a column.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> unique(column: "host")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin unique : (<-tables: stream[A], ?column: string) => stream[A] where A: Record

// spread returns the difference between the greatest and the smallest value of a column.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> spread()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin spread : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record

// stddev returns the standard deviation of a column.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
// - mode: `"sample"` (default), or `"population"` when the values are the whole population.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> stddev(mode: "population")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin stddev : (<-tables: stream[A], ?column: string, ?mode: string) => stream[B] where A: Record, B: Record

// quantile returns the value below which a share of a column's values lies, or the row that has it.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
// - q: Share, from 0.0 to 1.0.
// - compression: Accuracy of the estimate. Default is `1000.0`.
// - method: `"estimate_tdigest"` (default), `"exact_mean"` for the interpolated value, or `"exact_selector"` for a
//   row.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> quantile(q: 0.99, method: "exact_mean")
// ```
//
// ## Metadata
// introduced: 0.24.0
builtin quantile : (
        <-tables: stream[A],
        ?column: string,
        q: float,
        ?compression: float,
        ?method: string,
    ) => stream[A]
    where
    A: Record

// median returns the middle of a column's values: `quantile` with 0.5.
//
// ## Parameters
// - method: As for `quantile`.
// - compression: As for `quantile`.
// - column: Column to look at. Default is `"_value"`.
// - tables: Input tables.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> median()
// ```
//
// ## Metadata
// introduced: 0.7.0
median = (method="estimate_tdigest", compression=0.0, column="_value", tables=<-) =>
    tables
        |> quantile(q: 0.5, method: method, compression: compression, column: column)

// reduce folds the rows of each table into one record, which becomes a row beside the group key.
//
// ## Parameters
// - tables: Input tables.
// - fn: Function of a row `r` and the record so far, `accumulator`, that returns the next record.
// - identity: Record to start with.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> reduce(identity: {total: 0.0}, fn: (r, accumulator) => ({total: accumulator.total + r._value}))
// ```
//
// ## Metadata
// introduced: 0.23.0
builtin reduce : (<-tables: stream[A], fn: (r: A, accumulator: B) => B, identity: B) => stream[C] where A: Record, B: Record, C: Record

// increase returns the running total of a counter's increases. A decrease counts as a reset to zero.
//
// ## Parameters
// - tables: Input tables.
// - columns: Columns to change. Default is `["_value"]`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> increase()
// ```
//
// ## Metadata
// introduced: 0.71.0
increase = (tables=<-, columns=["_value"]) =>
    tables
        |> difference(nonNegative: true, columns: columns, keepFirst: true, initialZero: true)
        |> cumulativeSum(columns: columns)

// _sortLimit sorts each table and keeps its first rows.
_sortLimit = (n, desc, columns=["_value"], tables=<-) =>
    tables
        |> sort(columns: columns, desc: desc)
        |> limit(n: n)

// top keeps the rows with the greatest values of each table, in that order.
//
// ## Parameters
// - n: Number of rows to keep.
// - columns: Columns to sort by. Default is `["_value"]`.
// - tables: Input tables.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> group()
//     |> top(n: 3)
// ```
//
// ## Metadata
// introduced: 0.7.0
top = (n, columns=["_value"], tables=<-) =>
    tables
        |> _sortLimit(n: n, columns: columns, desc: true)

// bottom keeps the rows with the smallest values of each table, in that order.
//
// ## Parameters
// - n: Number of rows to keep.
// - columns: Columns to sort by. Default is `["_value"]`.
// - tables: Input tables.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> group()
//     |> bottom(n: 3)
// ```
//
// ## Metadata
// introduced: 0.7.0
bottom = (n, columns=["_value"], tables=<-) =>
    tables
        |> _sortLimit(n: n, columns: columns, desc: false)

// _highestOrLowest reduces groups to a row each and sorts those.
_highestOrLowest = (
    n,
    _sortLimit,
    reducer,
    column="_value",
    groupColumns=[],
    tables=<-,
) =>
    tables
        |> group(columns: groupColumns)
        |> reducer()
        |> group(columns: [])
        |> _sortLimit(n: n, columns: [column])

// highestMax returns the groups with the greatest maximum, one row each.
//
// ## Parameters
// - n: Number of rows to keep.
// - column: Column to look at. Default is `"_value"`.
// - groupColumns: Columns to group by. Default is `[]`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> highestMax(n: 1, groupColumns: ["tag"])
// ```
//
// ## Metadata
// introduced: 0.7.0
highestMax = (n, column="_value", groupColumns=[], tables=<-) =>
    tables
        |> _highestOrLowest(
            n: n,
            column: column,
            groupColumns: groupColumns,
            reducer: (tables=<-) => tables |> max(column: column),
            _sortLimit: top,
        )

// highestAverage returns the groups with the greatest mean, one row each.
//
// ## Parameters
// - n: Number of rows to keep.
// - column: Column to look at. Default is `"_value"`.
// - groupColumns: Columns to group by. Default is `[]`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> highestAverage(n: 1, groupColumns: ["tag"])
// ```
//
// ## Metadata
// introduced: 0.7.0
highestAverage = (n, column="_value", groupColumns=[], tables=<-) =>
    tables
        |> _highestOrLowest(
            n: n,
            column: column,
            groupColumns: groupColumns,
            reducer: (tables=<-) => tables |> mean(column: column),
            _sortLimit: top,
        )

// highestCurrent returns the groups with the greatest last value, one row each.
//
// ## Parameters
// - n: Number of rows to keep.
// - column: Column to look at. Default is `"_value"`.
// - groupColumns: Columns to group by. Default is `[]`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> highestCurrent(n: 1, groupColumns: ["tag"])
// ```
//
// ## Metadata
// introduced: 0.7.0
highestCurrent = (n, column="_value", groupColumns=[], tables=<-) =>
    tables
        |> _highestOrLowest(
            n: n,
            column: column,
            groupColumns: groupColumns,
            reducer: (tables=<-) => tables |> last(column: column),
            _sortLimit: top,
        )

// lowestMin returns the groups with the smallest minimum, one row each.
//
// ## Parameters
// - n: Number of rows to keep.
// - column: Column to look at. Default is `"_value"`.
// - groupColumns: Columns to group by. Default is `[]`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> lowestMin(n: 1, groupColumns: ["tag"])
// ```
//
// ## Metadata
// introduced: 0.7.0
lowestMin = (n, column="_value", groupColumns=[], tables=<-) =>
    tables
        |> _highestOrLowest(
            n: n,
            column: column,
            groupColumns: groupColumns,
            reducer: (tables=<-) => tables |> min(column: column),
            _sortLimit: bottom,
        )

// lowestAverage returns the groups with the smallest mean, one row each.
//
// ## Parameters
// - n: Number of rows to keep.
// - column: Column to look at. Default is `"_value"`.
// - groupColumns: Columns to group by. Default is `[]`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> lowestAverage(n: 1, groupColumns: ["tag"])
// ```
//
// ## Metadata
// introduced: 0.7.0
lowestAverage = (n, column="_value", groupColumns=[], tables=<-) =>
    tables
        |> _highestOrLowest(
            n: n,
            column: column,
            groupColumns: groupColumns,
            reducer: (tables=<-) => tables |> mean(column: column),
            _sortLimit: bottom,
        )

// lowestCurrent returns the groups with the smallest last value, one row each.
//
// ## Parameters
// - n: Number of rows to keep.
// - column: Column to look at. Default is `"_value"`.
// - groupColumns: Columns to group by. Default is `[]`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> lowestCurrent(n: 1, groupColumns: ["tag"])
// ```
//
// ## Metadata
// introduced: 0.7.0
lowestCurrent = (n, column="_value", groupColumns=[], tables=<-) =>
    tables
        |> _highestOrLowest(
            n: n,
            column: column,
            groupColumns: groupColumns,
            reducer: (tables=<-) => tables |> last(column: column),
            _sortLimit: bottom,
        )

// timedMovingAverage returns, every so often, the mean of the values of the period before.
//
// ## Parameters
// - every: Span between means.
// - period: Length of the period.
// - column: Column to look at. Default is `"_value"`.
// - tables: Input tables.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> timedMovingAverage(every: 5m, period: 15m)
// ```
//
// ## Metadata
// introduced: 0.36.0
timedMovingAverage = (every, period, column="_value", tables=<-) =>
    tables
        |> window(every: every, period: period)
        |> mean(column: column)
        |> duplicate(column: "_stop", as: "_time")
        |> window(every: inf)

// keys replaces each table by its group key and one row for each of the key's columns, with the column's name.
//
// ## Parameters
// - tables: Input tables.
// - column: Column for the names. Default is `"_value"`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> keys()
// ```
//
// ## Metadata
// introduced: 0.13.0
builtin keys : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record

// columns replaces each table by its group key and one row for each of its columns, with the column's name.
//
// ## Parameters
// - tables: Input tables.
// - column: Column for the names. Default is `"_value"`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> columns(column: "name")
// ```
//
// ## Metadata
// introduced: 0.14.0
builtin columns : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record

// join joins two streams on columns that both have.
//
// ## Parameters
// - tables: Record of the two streams; its property names tell columns of the same name apart.
// - method: Kind of the join. Only `"inner"` is known.
// - on: Columns whose values must be equal.
//
// ## Example
// ```flux
// cpu = from(bucket: "telegraf") |> range(start: -1h) |> filter(fn: (r) => r._measurement == "cpu")
// mem = from(bucket: "telegraf") |> range(start: -1h) |> filter(fn: (r) => r._measurement == "mem")
//
// join(tables: {cpu: cpu, mem: mem}, on: ["_time", "host"])
// ```
//
// ## Metadata
// introduced: 0.7.0
// deprecated: 0.172.0
// instead: join.inner
builtin join : (<-tables: A, ?method: string, ?on: [string]) => stream[B] where A: Record, B: Record

// histogram counts, for each upper bound, the values that do not exceed it.
//
// ## Parameters
// - tables: Input tables.
// - column: Column with the values. Default is `"_value"`.
// - upperBoundColumn: Column for the bounds. Default is `"le"`.
// - countColumn: Column for the counts. Default is `"_value"`.
// - bins: Upper bounds.
// - normalize: Give shares from 0.0 to 1.0 instead of counts. Default is `false`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> histogram(bins: linearBins(start: 0.0, width: 10.0, count: 10))
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin histogram : (
        <-tables: stream[A],
        ?column: string,
        ?upperBoundColumn: string,
        ?countColumn: string,
        bins: [float],
        ?normalize: bool,
    ) => stream[B]
    where
    A: Record,
    B: Record

// histogramQuantile estimates a quantile from the counts of a histogram.
//
// ## Parameters
// - tables: Input tables.
// - quantile: Which quantile, 0.0 to 1.0.
// - countColumn: Column with the counts. Default is `"_value"`.
// - upperBoundColumn: Column with the upper bounds. Default is `"le"`.
// - valueColumn: Column for the result. Default is `"_value"`.
// - minValue: Lower bound of the first bin. Default is `0.0`.
// - onNonmonotonic: What to do when counts decrease: `"error"` (default), `"drop"` or `"force"`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> histogram(bins: [0.0, 5.0, 10.0, 20.0])
//     |> histogramQuantile(quantile: 0.9)
// ```
builtin histogramQuantile : (
        <-tables: stream[A],
        ?quantile: float,
        ?countColumn: string,
        ?upperBoundColumn: string,
        ?valueColumn: string,
        ?minValue: float,
        ?onNonmonotonic: string,
    ) => stream[B]
    where
    A: Record,
    B: Record

// linearBins returns upper bounds at equal distances, for `histogram`.
//
// ## Parameters
// - start: First bound.
// - width: Distance between bounds.
// - count: Number of bounds.
// - infinity: Add a last bound at infinity. Default is `true`.
//
// ## Example
// ```flux
// x = linearBins(start: 0.0, width: 5.0, count: 2)
// // x is [0, 5, +Inf]
// ```
//
// ## Metadata
// introduced: 0.19.0
builtin linearBins : (start: float, width: float, count: int, ?infinity: bool) => [float]

// logarithmicBins returns upper bounds of which each is a multiple of the one before, for `histogram`.
//
// ## Parameters
// - start: First bound.
// - factor: Factor between bounds.
// - count: Number of bounds.
// - infinity: Add a last bound at infinity. Default is `true`.
//
// ## Example
// ```flux
// x = logarithmicBins(start: 1.0, factor: 2.0, count: 3, infinity: false)
// // x is [1, 2, 4]
// ```
//
// ## Metadata
// introduced: 0.19.0
builtin logarithmicBins : (start: float, factor: float, count: int, ?infinity: bool) => [float]

// integral returns the area under the values over time.
//
// ## Parameters
// - tables: Input tables.
// - unit: Unit of time. Default is `1s`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - column: Column with the values. Default is `"_value"`.
// - interpolate: `"linear"` extends the curve to the ends of the range; default is `""`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> integral(unit: 1m)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin integral : (
        <-tables: stream[A],
        ?unit: duration,
        ?timeColumn: string,
        ?column: string,
        ?interpolate: string,
    ) => stream[B]
    where
    A: Record,
    B: Record

// timeWeightedAvg returns the mean of the values over time: their linearly interpolated integral divided by the range.
//
// ## Parameters
// - tables: Input tables.
// - unit: Unit of time of the integral.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> timeWeightedAvg(unit: 1s)
// ```
//
// ## Metadata
// introduced: 0.83.0
timeWeightedAvg = (tables=<-, unit) =>
    tables
        |> integral(unit: unit, interpolate: "linear")
        |> map(
            fn: (r) => {
                span = float(v: int(v: r._stop) - int(v: r._start))

                return {r with _value: r._value * float(v: uint(v: unit)) / span}
            },
        )

// covariance returns the covariance of two columns.
//
// ## Parameters
// - tables: Input tables.
// - pearsonr: Give Pearson's correlation instead. Default is `false`.
// - valueDst: Column for the result. Default is `"_value"`.
// - columns: The two columns.
//
// ## Example
// ```flux
// import "array"
//
// array.from(rows: [{load: 1.0, heat: 40.0}, {load: 2.0, heat: 47.0}, {load: 3.0, heat: 51.0}])
//     |> covariance(columns: ["load", "heat"])
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin covariance : (
        <-tables: stream[A],
        ?pearsonr: bool,
        ?valueDst: string,
        columns: [string],
    ) => stream[B]
    where
    A: Record,
    B: Record

// cov returns the covariance of the values of two streams.
//
// ## Parameters
// - x: First stream.
// - y: Second stream.
// - on: Columns to join on.
// - pearsonr: Give Pearson's correlation instead. Default is `false`.
//
// ## Example
// ```flux
// import "sampledata"
//
// load = sampledata.float() |> filter(fn: (r) => r.tag == "t1") |> group()
// heat = sampledata.float() |> filter(fn: (r) => r.tag == "t2") |> group()
//
// cov(x: load, y: heat, on: ["_time"])
// ```
//
// ## Metadata
// introduced: 0.7.0
cov = (x, y, on, pearsonr=false) => {
    pairs = join(tables: {x: x, y: y}, on: on)

    return pairs |> covariance(columns: ["_value_x", "_value_y"], pearsonr: pearsonr)
}

// pearsonr returns Pearson's correlation of the values of two streams.
//
// ## Parameters
// - x: First stream.
// - y: Second stream.
// - on: Columns to join on.
//
// ## Example
// ```flux
// import "sampledata"
//
// load = sampledata.float() |> filter(fn: (r) => r.tag == "t1") |> group()
// heat = sampledata.float() |> filter(fn: (r) => r.tag == "t2") |> group()
//
// pearsonr(x: load, y: heat, on: ["_time"])
// ```
//
// ## Metadata
// introduced: 0.7.0
pearsonr = (x, y, on) => cov(x: x, y: y, on: on, pearsonr: true)

// mode returns the values that occur most often.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> mode()
// ```
//
// ## Metadata
// introduced: 0.36.0
builtin mode : (<-tables: stream[A], ?column: string) => stream[{C with _value: B}] where A: Record, C: Record

// skew returns how lopsided the distribution of the values is.
//
// ## Parameters
// - tables: Input tables.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> skew()
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin skew : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record

// sample keeps every n-th row.
//
// ## Parameters
// - tables: Input tables.
// - n: Distance of the rows.
// - pos: Position of the first row. Default is `-1`: a random one.
// - column: Not used.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> sample(n: 3, pos: 1)
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin sample : (<-tables: stream[A], n: int, ?pos: int, ?column: string) => stream[A] where A: Record

// keyValues lists the distinct values of columns as pairs of column name and value.
//
// ## Parameters
// - tables: Input tables.
// - keyColumns: Columns to list; they must be of one type.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.string()
//     |> keyValues(keyColumns: ["_value"])
// ```
//
// ## Metadata
// introduced: 0.13.0
builtin keyValues : (<-tables: stream[A], ?keyColumns: [string]) => stream[{C with _key: string, _value: B}]
    where
    A: Record,
    C: Record

// stateTracking counts and times how long a predicate has been true.
//
// ## Parameters
// - tables: Input tables.
// - fn: Predicate of a row `r`.
// - countColumn: Column for the number of rows; without it, none.
// - durationColumn: Column for the time; without it, none.
// - durationUnit: Unit of the time. Default is `1s`.
// - timeColumn: Column with the times. Default is `"_time"`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> stateTracking(fn: (r) => r._value > 5.0, countColumn: "rows", durationColumn: "seconds")
// ```
//
// ## Metadata
// introduced: 0.7.0
builtin stateTracking : (
        <-tables: stream[A],
        fn: (r: A) => bool,
        ?countColumn: string,
        ?durationColumn: string,
        ?durationUnit: duration,
        ?timeColumn: string,
    ) => stream[B]
    where
    A: Record,
    B: Record

// stateCount counts the rows in a row for which a predicate is true; -1 where it is false.
//
// ## Parameters
// - fn: Predicate of a row `r`.
// - column: Column for the count. Default is `"stateCount"`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> stateCount(fn: (r) => r._value > 5.0)
// ```
//
// ## Metadata
// introduced: 0.7.0
stateCount = (fn, column="stateCount", tables=<-) => tables |> stateTracking(fn: fn, countColumn: column)

// stateDuration tells how long a predicate has been true; -1 where it is false.
//
// ## Parameters
// - fn: Predicate of a row `r`.
// - column: Column for the time. Default is `"stateDuration"`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - unit: Unit of the time. Default is `1s`.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> stateDuration(fn: (r) => r._value > 5.0, unit: 10s)
// ```
//
// ## Metadata
// introduced: 0.7.0
stateDuration = (fn, column="stateDuration", timeColumn="_time", unit=1s, tables=<-) =>
    tables |> stateTracking(fn: fn, durationColumn: column, durationUnit: unit, timeColumn: timeColumn)

// _hourSelection is what `hourSelection` calls.
builtin _hourSelection : (
        <-tables: stream[A],
        start: int,
        stop: int,
        location: {zone: string, offset: duration},
        ?timeColumn: string,
    ) => stream[A]
    where
    A: Record

// hourSelection keeps the rows of some hours of the day.
//
// ## Parameters
// - tables: Input tables.
// - start: First hour, 0 to 23.
// - stop: Last hour, included.
// - location: Location of the clock.
// - timeColumn: Column with the times. Default is `"_time"`.
//
// ## Example
// ```flux
// import "array"
//
// array.from(rows: [{_time: 2024-01-01T07:30:00Z, _value: 1.0}, {_time: 2024-01-01T12:00:00Z, _value: 2.0}])
//     |> hourSelection(start: 8, stop: 17)
// ```
//
// ## Metadata
// introduced: 0.39.0
hourSelection = (tables=<-, start, stop, location=location, timeColumn="_time") =>
    tables |> _hourSelection(start, stop, location, timeColumn)

// movingAverage returns the means of every n rows in a row.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> movingAverage(n: 5)
// ```
//
// ## Metadata
// introduced: 0.35.0
builtin movingAverage : (<-tables: stream[{B with _value: A}], n: int) => stream[{B with _value: float}] where A: Numeric

// exponentialMovingAverage returns moving averages in which newer values weigh more.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> exponentialMovingAverage(n: 3)
// ```
//
// ## Metadata
// introduced: 0.37.0
builtin exponentialMovingAverage : (<-tables: stream[{B with _value: A}], n: int) => stream[{B with _value: A}]
    where
    A: Numeric

// doubleEMA returns exponential moving averages that lag less: twice the average, minus the average of the average.
//
// ## Parameters
// - n: Number of rows.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> doubleEMA(n: 2)
// ```
//
// ## Metadata
// introduced: 0.38.0
doubleEMA = (n, tables=<-) =>
    tables
        |> exponentialMovingAverage(n: n)
        |> duplicate(column: "_value", as: "__ema")
        |> exponentialMovingAverage(n: n)
        |> map(fn: (r) => ({r with _value: 2.0 * r.__ema - r._value}))
        |> drop(columns: ["__ema"])

// tripleEMA returns exponential moving averages that lag still less, from three averages applied in turn.
//
// ## Parameters
// - n: Number of rows.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> tripleEMA(n: 2)
// ```
//
// ## Metadata
// introduced: 0.38.0
tripleEMA = (n, tables=<-) =>
    tables
        |> exponentialMovingAverage(n: n)
        |> duplicate(column: "_value", as: "__ema1")
        |> exponentialMovingAverage(n: n)
        |> duplicate(column: "_value", as: "__ema2")
        |> exponentialMovingAverage(n: n)
        |> map(fn: (r) => ({r with _value: 3.0 * r.__ema1 - 3.0 * r.__ema2 + r._value}))
        |> drop(columns: ["__ema1", "__ema2"])

// tripleExponentialDerivative returns the rate of change of an average that is smoothed three times (TRIX).
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> tripleExponentialDerivative(n: 2)
// ```
//
// ## Metadata
// introduced: 0.40.0
builtin tripleExponentialDerivative : (
        <-tables: stream[{B with _value: A}],
        n: int,
    ) => stream[{B with _value: float}]
    where
    A: Numeric,
    B: Record

// kaufmansAMA returns Kaufman's adaptive moving average.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows.
// - column: Column to look at. Default is `"_value"`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> kaufmansAMA(n: 3)
// ```
//
// ## Metadata
// introduced: 0.40.0
builtin kaufmansAMA : (<-tables: stream[A], n: int, ?column: string) => stream[B] where A: Record, B: Record

// chandeMomentumOscillator returns the momentum of the values, -100 to 100.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows.
// - columns: Columns to look at. Default is `["_value"]`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> chandeMomentumOscillator(n: 3)
// ```
//
// ## Metadata
// introduced: 0.39.0
builtin chandeMomentumOscillator : (<-tables: stream[A], n: int, ?columns: [string]) => stream[B]
    where
    A: Record,
    B: Record

// kaufmansER returns Kaufman's efficiency ratio, 0.0 to 1.0.
//
// ## Parameters
// - n: Number of rows.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> kaufmansER(n: 3)
// ```
//
// ## Metadata
// introduced: 0.40.0
kaufmansER = (n, tables=<-) =>
    tables
        |> chandeMomentumOscillator(n: n)
        |> map(fn: (r) => ({r with _value: math.abs(x: r._value) / 100.0}))

// relativeStrengthIndex returns how fast values rise and fall, 0 to 100.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of rows.
// - columns: Columns to look at. Default is `["_value"]`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> relativeStrengthIndex(n: 3)
// ```
//
// ## Metadata
// introduced: 0.38.0
builtin relativeStrengthIndex : (<-tables: stream[A], n: int, ?columns: [string]) => stream[B]
    where
    A: Record,
    B: Record

// holtWinters forecasts values with the Holt-Winters method.
//
// ## Parameters
// - tables: Input tables.
// - n: Number of values to forecast.
// - interval: Time between values.
// - withFit: Give the fitted values too. Default is `false`.
// - column: Column with the values. Default is `"_value"`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - seasonality: Number of values in a season. Default is `0`: no seasons.
// - withMinSSE: Give the sum of the squared errors too. Default is `false`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> aggregateWindow(every: 20s, fn: mean)
//     |> holtWinters(n: 2, interval: 20s)
// ```
//
// ## Metadata
// introduced: 0.38.0
builtin holtWinters : (
        <-tables: stream[A],
        n: int,
        interval: duration,
        ?withFit: bool,
        ?column: string,
        ?timeColumn: string,
        ?seasonality: int,
        ?withMinSSE: bool,
    ) => stream[B]
    where
    A: Record,
    B: Record

// display returns any value as text, also those that `string` does not convert.
//
// ## Example
// ```flux
// x = display(v: {host: "web-1", load: [0.5, 0.75]})
// // x is {host: web-1, load: [0.5, 0.75]}
// ```
//
// ## Metadata
// introduced: 0.154.0
builtin display : (v: A) => string
