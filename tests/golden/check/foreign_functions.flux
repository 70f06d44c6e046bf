// check:
data = from(bucket: "telegraf") |> range(start: -1h)

a = data |> where(fn: (r) => r._value > 1.0)
b = data |> avg()
c = data |> aggregateWindow(every: 5m, fn: average)
d = data |> groupBy(columns: ["host"])
e = data |> select(columns: ["host"])
f = abs(x: -1.5)
g = toUpper(v: "a")
h = True
i = data |> limit(n: task)
j = params.limit
k = v.bucket
l = r.host

// ---
// error[E0202]: undefined name `where`
//  --> foreign_functions.flux:4:13
//   |
// 4 | a = data |> where(fn: (r) => r._value > 1.0)
//   |             ^^^^^
//   |
//   = help: did you mean `filter`?
//
// error[E0202]: undefined name `avg`
//  --> foreign_functions.flux:5:13
//   |
// 5 | b = data |> avg()
//   |             ^^^
//   |
//   = help: did you mean `mean`?
//
// error[E0202]: undefined name `average`
//  --> foreign_functions.flux:6:44
//   |
// 6 | c = data |> aggregateWindow(every: 5m, fn: average)
//   |                                            ^^^^^^^
//   |
//   = help: did you mean `mean`?
//
// error[E0202]: undefined name `groupBy`
//  --> foreign_functions.flux:7:13
//   |
// 7 | d = data |> groupBy(columns: ["host"])
//   |             ^^^^^^^
//   |
//   = help: did you mean `group`?
//
// error[E0202]: undefined name `select`
//  --> foreign_functions.flux:8:13
//   |
// 8 | e = data |> select(columns: ["host"])
//   |             ^^^^^^
//   |
//   = help: did you mean `keep`?
//
// error[E0202]: undefined name `abs`
//  --> foreign_functions.flux:9:5
//   |
// 9 | f = abs(x: -1.5)
//   |     ^^^
//   |
//   = help: did you mean `math.abs`? it needs `import "math"`
//
// error[E0202]: undefined name `toUpper`
//   --> foreign_functions.flux:10:5
//    |
// 10 | g = toUpper(v: "a")
//    |     ^^^^^^^
//    |
//    = help: did you mean `strings.toUpper`? it needs `import "strings"`
//
// error[E0202]: undefined name `True`
//   --> foreign_functions.flux:11:5
//    |
// 11 | h = True
//    |     ^^^^
//    |
//    = help: did you mean `true`?
//
// error[E0202]: undefined name `task`
//   --> foreign_functions.flux:12:22
//    |
// 12 | i = data |> limit(n: task)
//    |                      ^^^^
//    |
//    = help: a task defines it with `option task = {name: …, every: 1h}`; `--ambient task` does it from outside
//
// error[E0202]: undefined name `params`
//   --> foreign_functions.flux:13:5
//    |
// 13 | j = params.limit
//    |     ^^^^^^
//    |
//    = help: the host of a query gives its parameters; `--param name=value` does it here
//
// error[E0202]: undefined name `v`
//   --> foreign_functions.flux:14:5
//    |
// 14 | k = v.bucket
//    |     ^
//    |
//    = help: dashboards define `v` for the queries in their cells; `--ambient v` does it here, `--ambient v.bucket=…` sets a field of it
//
// error[E0202]: undefined name `r`
//   --> foreign_functions.flux:15:5
//    |
// 15 | l = r.host
//    |     ^
//    |
//    = help: `r` is the row in a function over rows, as in `filter(fn: (r) => r.host == "a")`; outside of it there is no row
//
// --- exit 1
