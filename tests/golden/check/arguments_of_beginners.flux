// check:
data = from(bucket: "a") |> range(start: -1h)

data |> aggregateWindow(every: 5m, fn: "mean")
data |> aggregateWindow(every: 5m) |> yield(name: "b")
data |> quantile(q: 0,95) |> yield(name: "c")
data |> filter(fn: r._measurement == "cpu" and r.n > 1) |> yield(name: "d")
data |> filter(fn: (r) => r._measurement == cpu) |> yield(name: "e")
data |> reduce(fn: accumulator.n + r.n, identity: {n: 0}) |> yield(name: "f")

// ---
// error[E0305]: `fn` of `aggregateWindow` must be a function, found a string
//  --> arguments_of_beginners.flux:4:40
//   |
// 4 | data |> aggregateWindow(every: 5m, fn: "mean")
//   |                                        ^^^^^^ a string
//   |
//   = help: write `mean` without quotes
//
// error[E0213]: `aggregateWindow` needs the argument `fn`
//  --> arguments_of_beginners.flux:5:9
//   |
// 5 | data |> aggregateWindow(every: 5m) |> yield(name: "b")
//   |         ^^^^^^^^^^^^^^^
//   |
//   = help: add `fn: …`
//
// error[E0109]: arguments are passed by name
//  --> arguments_of_beginners.flux:6:23
//   |
// 6 | data |> quantile(q: 0,95) |> yield(name: "c")
//   |                       ^^
//   |
//   = help: a number is written with a point: `0.95`
//
// error[E0305]: `fn` of `filter` must be a function, found a bool
//  --> arguments_of_beginners.flux:7:20
//   |
// 7 | data |> filter(fn: r._measurement == "cpu" and r.n > 1) |> yield(name: "d")
//   |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a bool
//   |
//   = help: write `(r) => r._measurement == "cpu" and r.n > 1`
//
// error[E0202]: undefined name `cpu`
//  --> arguments_of_beginners.flux:8:45
//   |
// 8 | data |> filter(fn: (r) => r._measurement == cpu) |> yield(name: "e")
//   |                                             ^^^
//   |
//   = help: columns are read from the row: `r.cpu`; strings are in quotes: `"cpu"`
//
// error[E0202]: undefined name `accumulator`
//  --> arguments_of_beginners.flux:9:20
//   |
// 9 | data |> reduce(fn: accumulator.n + r.n, identity: {n: 0}) |> yield(name: "f")
//   |                    ^^^^^^^^^^^
//
// --- exit 1
