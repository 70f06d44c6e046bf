// check:
// Every operation that fails without a column says so before it runs.
data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])

a = data |> mean()
b = data |> count()
c = data |> quantile(q: 0.5)
d = data |> spread()
e = data |> stddev(column: "used")
f = data |> derivative(unit: 1s)
g = data |> elapsed()
h = data |> integral()
i = data |> unique()
j = data |> duplicate(column: "_stop", as: "_time")
k = data |> rename(columns: {used: "free"})
l = data |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
m = data |> range(start: -5m, stop: now())
n = (start, stop) => data |> range(start: start, stop: stop)
o = (every) => data |> range(start: -duration(v: every))

// ---
// error[E0320]: `mean` needs the column `_value`, which `keep` dropped
//  --> columns_needed.flux:5:13
//   |
// 3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//   |                                                         ---- dropped here
// ...
// 5 | a = data |> mean()
//   |             ^^^^
//   |
//   = help: keep it too: add "_value" to the list
//
// error[E0320]: `count` needs the column `_value`, which `keep` dropped
//  --> columns_needed.flux:6:13
//   |
// 3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//   |                                                         ---- dropped here
// ...
// 6 | b = data |> count()
//   |             ^^^^^
//   |
//   = help: keep it too: add "_value" to the list
//
// error[E0320]: `quantile` needs the column `_value`, which `keep` dropped
//  --> columns_needed.flux:7:13
//   |
// 3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//   |                                                         ---- dropped here
// ...
// 7 | c = data |> quantile(q: 0.5)
//   |             ^^^^^^^^
//   |
//   = help: keep it too: add "_value" to the list
//
// error[E0320]: `spread` needs the column `_value`, which `keep` dropped
//  --> columns_needed.flux:8:13
//   |
// 3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//   |                                                         ---- dropped here
// ...
// 8 | d = data |> spread()
//   |             ^^^^^^
//   |
//   = help: keep it too: add "_value" to the list
//
// error[E0320]: `stddev` needs the column `used`, which `keep` dropped
//  --> columns_needed.flux:9:13
//   |
// 3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//   |                                                         ---- dropped here
// ...
// 9 | e = data |> stddev(column: "used")
//   |             ^^^^^^
//   |
//   = help: keep it too: add "used" to the list
//
// error[E0320]: `derivative` needs the column `_time`, which `keep` dropped
//   --> columns_needed.flux:10:13
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here
// ...
// 10 | f = data |> derivative(unit: 1s)
//    |             ^^^^^^^^^^
//    |
//    = help: keep it too: add "_time" to the list
//
// error[E0320]: `elapsed` needs the column `_time`, which `keep` dropped
//   --> columns_needed.flux:11:13
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here
// ...
// 11 | g = data |> elapsed()
//    |             ^^^^^^^
//    |
//    = help: keep it too: add "_time" to the list
//
// error[E0320]: `integral` needs the columns `_value` and `_time`, which `keep` dropped
//   --> columns_needed.flux:12:13
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here, both
// ...
// 12 | h = data |> integral()
//    |             ^^^^^^^^
//    |
//    = help: keep them too: add "_value", "_time" to the list
//
// error[E0320]: `unique` needs the column `_value`, which `keep` dropped
//   --> columns_needed.flux:13:13
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here
// ...
// 13 | i = data |> unique()
//    |             ^^^^^^
//    |
//    = help: keep it too: add "_value" to the list
//
// error[E0320]: `duplicate` needs the column `_stop`, which `keep` dropped
//   --> columns_needed.flux:14:13
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here
// ...
// 14 | j = data |> duplicate(column: "_stop", as: "_time")
//    |             ^^^^^^^^^
//    |
//    = help: keep it too: add "_stop" to the list
//
// error[E0320]: `rename` needs the column `used`, which `keep` dropped
//   --> columns_needed.flux:15:13
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here
// ...
// 15 | k = data |> rename(columns: {used: "free"})
//    |             ^^^^^^
//    |
//    = help: keep it too: add "used" to the list
//
// error[E0320]: `pivot` needs the columns `_time`, `_field` and `_value`, which `keep` dropped
//   --> columns_needed.flux:16:13
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here, all of them
// ...
// 16 | l = data |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
//    |             ^^^^^
//    |
//    = help: keep them too: add "_time", "_field", "_value" to the list
//
// error[E0320]: `range` needs the column `_time`, which `keep` dropped
//   --> columns_needed.flux:17:13
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here
// ...
// 17 | m = data |> range(start: -5m, stop: now())
//    |             ^^^^^
//    |
//    = help: keep it too: add "_time" to the list
//
// error[E0320]: `range` needs the column `_time`, which `keep` dropped
//   --> columns_needed.flux:18:30
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here
// ...
// 18 | n = (start, stop) => data |> range(start: start, stop: stop)
//    |                              ^^^^^
//    |
//    = help: keep it too: add "_time" to the list
//
// error[E0320]: `range` needs the column `_time`, which `keep` dropped
//   --> columns_needed.flux:19:24
//    |
//  3 | data = from(bucket: "telegraf") |> range(start: -1h) |> keep(columns: ["host"])
//    |                                                         ---- dropped here
// ...
// 19 | o = (every) => data |> range(start: -duration(v: every))
//    |                        ^^^^^
//    |
//    = help: keep it too: add "_time" to the list
//
// --- exit 1
