// check:
data = from(bucket: "telegraf") |> range(start: -1h)
n = 5
a = data |> aggregateWindow(every: 5, fn: mean)
b = data |> aggregateWindow(every: "5m", fn: mean)
c = data |> group(columns: "host")
d = data |> filter(fn: (r) => r.host =~ "web/.*")
e = data |> filter(fn: (r) => r.host != /web/)
f = data |> quantile(q: 1)
g = data |> quantile(q: n)
h = data |> yield(name: n)
i = data |> limit(n: 1.5)
j = join(tables: [data, data], on: ["host"])
k = data |> join(tables: {a: data, b: data}, on: ["host"])
l = data |> limit(n: "10")
m = data |> sort(desc: "true")
o = data |> count(column: ["host"])
p = data |> histogram(bins: [1, 2])
q = data |> yield(name: mean)
t = union(tables: data)

// ---
// error[E0305]: `every` of `aggregateWindow` must be a duration, found an int
//  --> conversions.flux:4:36
//   |
// 4 | a = data |> aggregateWindow(every: 5, fn: mean)
//   |                                    ^ an int
//   |
//   = help: durations have a unit: `5s`, `5m`, `5h`, …
//
// error[E0305]: `every` of `aggregateWindow` must be a duration, found a string
//  --> conversions.flux:5:36
//   |
// 5 | b = data |> aggregateWindow(every: "5m", fn: mean)
//   |                                    ^^^^ a string
//   |
//   = help: write `5m` without quotes
//
// error[E0305]: `columns` of `group` must be an array `[string]`, found a string
//  --> conversions.flux:6:28
//   |
// 6 | c = data |> group(columns: "host")
//   |                            ^^^^^^ a string
//   |
//   = help: write `["host"]`: it takes a list
//
// error[E0300]: expected a regular expression, found a string
//  --> conversions.flux:7:41
//   |
// 7 | d = data |> filter(fn: (r) => r.host =~ "web/.*")
//   |                                         ^^^^^^^^
//   |
//   = help: write `/web\/.*/`: regular expressions stand between slashes
//
// error[E0304]: `!=` does not work on a regular expression
//  --> conversions.flux:8:41
//   |
// 8 | e = data |> filter(fn: (r) => r.host != /web/)
//   |                                         ^^^^^
//   |
//   = help: match with `!~`
//
// error[E0305]: `q` of `quantile` must be a float, found an int
//  --> conversions.flux:9:25
//   |
// 9 | f = data |> quantile(q: 1)
//   |                         ^ an int
//   |
//   = help: write `1.0`: Flux never converts numbers by itself
//
// error[E0305]: `q` of `quantile` must be a float, found an int
//   --> conversions.flux:10:25
//    |
// 10 | g = data |> quantile(q: n)
//    |                         ^ an int
//    |
//    = help: write `float(v: n)`: Flux never converts numbers by itself
//
// error[E0305]: `name` of `yield` must be a string, found an int
//   --> conversions.flux:11:25
//    |
// 11 | h = data |> yield(name: n)
//    |                         ^ an int
//    |
//    = help: write `string(v: n)`
//
// error[E0305]: `n` of `limit` must be an int, found a float
//   --> conversions.flux:12:22
//    |
// 12 | i = data |> limit(n: 1.5)
//    |                      ^^^ a float
//    |
//    = help: write `int(v: 1.5)`: Flux never converts numbers by itself
//
// warning[W0514]: `join` is deprecated; use `join.inner`
//   --> conversions.flux:13:5
//    |
// 13 | j = join(tables: [data, data], on: ["host"])
//    |     ^^^^
//
// error[E0305]: `tables` of `join` must be a record, found an array of streams
//   --> conversions.flux:13:18
//    |
// 13 | j = join(tables: [data, data], on: ["host"])
//    |                  ^^^^^^^^^^^^ an array of streams
//    |
//    = help: a record has a name for each part: `{name: …, other: …}`
//
// warning[W0514]: `join` is deprecated; use `join.inner`
//   --> conversions.flux:14:13
//    |
// 14 | k = data |> join(tables: {a: data, b: data}, on: ["host"])
//    |             ^^^^
//
// error[E0214]: argument `tables` is given twice
//   --> conversions.flux:14:18
//    |
// 14 | k = data |> join(tables: {a: data, b: data}, on: ["host"])
//    |                  ^^^^^^ already piped in
//
// error[E0305]: `n` of `limit` must be an int, found a string
//   --> conversions.flux:15:22
//    |
// 15 | l = data |> limit(n: "10")
//    |                      ^^^^ a string
//    |
//    = help: write `10` without quotes
//
// error[E0305]: `desc` of `sort` must be a bool, found a string
//   --> conversions.flux:16:24
//    |
// 16 | m = data |> sort(desc: "true")
//    |                        ^^^^^^ a string
//    |
//    = help: write `true` without quotes
//
// error[E0305]: `column` of `count` must be a string, found an array `[string]`
//   --> conversions.flux:17:27
//    |
// 17 | o = data |> count(column: ["host"])
//    |                           ^^^^^^^^ an array `[string]`
//    |
//    = help: write `"host"`: it takes just one
//
// error[E0305]: `bins` of `histogram` must be a float, found an int
//   --> conversions.flux:18:29
//    |
// 18 | p = data |> histogram(bins: [1, 2])
//    |                             ^^^^^^ an int
//    |
//    = help: write `1.0`: Flux never converts numbers by itself
//
// error[E0305]: `name` of `yield` must be a string, found a function
//   --> conversions.flux:19:25
//    |
// 19 | q = data |> yield(name: mean)
//    |                         ^^^^ a function
//    |
//    = help: write `"mean"`: strings are in quotes
//
// error[E0305]: `tables` of `union` must be an array of streams, found a stream of tables
//   --> conversions.flux:20:19
//    |
// 20 | t = union(tables: data)
//    |                   ^^^^ a stream of tables
//    |
//    = help: write `[data]`: it takes a list
//
// --- exit 1
