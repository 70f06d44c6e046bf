// check:
import "strings"

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
m = strings.upper(v: "a")
n = len(v: "a")
o = data.mean()

// ---
// error[E0202]: undefined name `where`
//  --> foreign_functions.flux:6:13
//   |
// 6 | a = data |> where(fn: (r) => r._value > 1.0)
//   |             ^^^^^
//   |
//   = help: did you mean `filter`?
//
// error[E0202]: undefined name `avg`
//  --> foreign_functions.flux:7:13
//   |
// 7 | b = data |> avg()
//   |             ^^^
//   |
//   = help: did you mean `mean`?
//
// error[E0202]: undefined name `average`
//  --> foreign_functions.flux:8:44
//   |
// 8 | c = data |> aggregateWindow(every: 5m, fn: average)
//   |                                            ^^^^^^^
//   |
//   = help: did you mean `mean`?
//
// error[E0202]: undefined name `groupBy`
//  --> foreign_functions.flux:9:13
//   |
// 9 | d = data |> groupBy(columns: ["host"])
//   |             ^^^^^^^
//   |
//   = help: did you mean `group`?
//
// error[E0202]: undefined name `select`
//   --> foreign_functions.flux:10:13
//    |
// 10 | e = data |> select(columns: ["host"])
//    |             ^^^^^^
//    |
//    = help: did you mean `keep`?
//
// error[E0202]: undefined name `abs`
//   --> foreign_functions.flux:11:5
//    |
// 11 | f = abs(x: -1.5)
//    |     ^^^
//    |
//    = help: did you mean `math.abs`? it needs `import "math"`
//
// error[E0202]: undefined name `toUpper`
//   --> foreign_functions.flux:12:5
//    |
// 12 | g = toUpper(v: "a")
//    |     ^^^^^^^
//    |
//    = help: did you mean `strings.toUpper`?
//
// error[E0202]: undefined name `True`
//   --> foreign_functions.flux:13:5
//    |
// 13 | h = True
//    |     ^^^^
//    |
//    = help: did you mean `true`?
//
// error[E0202]: undefined name `task`
//   --> foreign_functions.flux:14:22
//    |
// 14 | i = data |> limit(n: task)
//    |                      ^^^^
//    |
//    = help: a task defines it with `option task = {name: …, every: 1h}`; `--ambient task` does it from outside
//
// error[E0202]: undefined name `params`
//   --> foreign_functions.flux:15:5
//    |
// 15 | j = params.limit
//    |     ^^^^^^
//    |
//    = help: the host of a query gives its parameters; `--param name=value` does it here
//
// error[E0202]: undefined name `v`
//   --> foreign_functions.flux:16:5
//    |
// 16 | k = v.bucket
//    |     ^
//    |
//    = help: dashboards define `v` for the queries in their cells; `--ambient v` does it here, `--ambient v.bucket=…` sets a field of it
//
// error[E0202]: undefined name `r`
//   --> foreign_functions.flux:17:5
//    |
// 17 | l = r.host
//    |     ^
//    |
//    = help: `r` is the row in a function over rows, as in `filter(fn: (r) => r.host == "a")`; outside of it there is no row
//
// error[E0204]: package `strings` has no `upper`
//   --> foreign_functions.flux:18:13
//    |
// 18 | m = strings.upper(v: "a")
//    |             ^^^^^
//    |
//    = help: did you mean `toUpper`?
//
// error[E0202]: undefined name `len`
//   --> foreign_functions.flux:19:5
//    |
// 19 | n = len(v: "a")
//    |     ^^^
//    |
//    = help: did you mean `length`?
//
// error[E0312]: a stream of tables has no fields, so it has no `mean`
//   --> foreign_functions.flux:20:5
//    |
// 20 | o = data.mean()
//    |     ^^^^
//    |
//    = help: functions are applied by `|>`: `data |> mean()`
//
// --- exit 1
