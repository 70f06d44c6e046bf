// check:
// The types of these steps do not know the columns that they add.
import "array"

data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, a: 1.0}]) |> range(start: 2024-01-01T00:00:00Z)

data
    |> set(key: "_value", value: "x")
    |> map(fn: (r) => ({r with u: "W"}))
    |> aggregateWindow(every: 1h, fn: count)
    |> yield(name: "set")
data
    |> keep(columns: ["_time", "_start", "_stop"])
    |> fill(column: "_value", value: 1.0)
    |> map(fn: (r) => ({r with u: "W"}))
    |> aggregateWindow(every: 1h, fn: count)
    |> yield(name: "fill")
data
    |> drop(columns: ["_value"])
    |> duplicate(column: "a", as: "_value")
    |> aggregateWindow(every: 1h, fn: count)
    |> yield(name: "duplicate")
data
    |> map(fn: (r) => ({r with _field: "_value", _value: r.a}))
    |> pivot(rowKey: ["_time", "_start", "_stop"], columnKey: ["_field"], valueColumn: "_value")
    |> aggregateWindow(every: 1h, fn: count)
    |> yield(name: "pivot")
data
    |> duplicate(column: "_time", as: "at")
    |> drop(columns: ["_time"])
    |> window(every: 1h, timeColumn: "at", startColumn: "_time")
    |> range(start: 2024-01-01T00:00:00Z)
    |> yield(name: "window")
data
    |> drop(columns: ["_value"])
    |> aggregateWindow(every: 1h, fn: (column, tables=<-) => tables |> count(column: "a"))
    |> yield(name: "function")

rows = data |> set(key: "_value", value: "x")
row = rows |> findRecord(fn: (key) => true, idx: 0)

array.from(rows: [row])
    |> range(start: 2024-01-01T00:00:00Z)
    |> aggregateWindow(every: 1h, fn: count)
    |> yield(name: "row")

// ---
//
