// check:
// What an absent column does no harm to, or what cannot be known, is no error.
import "array"
import "experimental/table"

option now = () => 2024-01-01T00:00:00Z

names = if now() > 2024-01-01T00:00:00Z then ["_time"] else ["_value"]
twice = (tables=<-, fn) => tables |> fn() |> fn()
with_value = (tables=<-) => tables |> set(key: "_value", value: "1")
data = from(bucket: "telegraf") |> range(start: -1h)
few = data |> keep(columns: ["host"])

a = few |> sort(columns: ["_value"]) |> group(columns: ["_measurement"]) |> drop(columns: ["_value"]) |> limit(n: 1)
b = few |> filter(fn: (r) => exists r._value) |> fill(column: "_value", value: 0.0)
c = few |> map(fn: (r) => ({r with _value: 1.0, _time: now()})) |> aggregateWindow(every: 1m, fn: mean)
d = few |> set(key: "_value", value: "1") |> toFloat() |> mean()
e = few |> table.fill() |> timeShift(duration: 1h)
f = data |> keep(columns: names) |> mean()
g = data |> keep(fn: (column) => column != "_value") |> mean()
h = data |> drop(columns: ["_value"]) |> twice(fn: with_value) |> count()
i = data |> aggregateWindow(every: 1m, fn: (column, tables=<-) => tables |> mean(column: column)) |> sum()
j = data |> drop(columns: ["_value"]) |> aggregateWindow(every: 1m, fn: (column, tables=<-) => tables |> count(column: "host"))
k = union(tables: [few, data]) |> mean()
l = array.from(rows: [{_time: now(), host: string(v: 1), _value: 1.5}]) |> range(start: -1h) |> group(columns: ["host"]) |> mean() |> max()
m = data |> keep(columns: ["_time", "host"]) |> toFloat() |> increase() |> mean()

// ---
//
